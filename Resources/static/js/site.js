// The one module that every page loads: it hangs the behaviours on what the server wrote, then loads the page's own module.
import { enhance, define } from "./behaviors/enhance.js";
import { authorize, dialogs } from "./behaviors/authorize.js";
import { console as workbench } from "./behaviors/console.js";
import { copy, copyLink, copyText, copyToken, copyValue } from "./behaviors/copy.js";
import { draft } from "./behaviors/draft.js";
import { drawer } from "./behaviors/drawer.js";
import { examples } from "./behaviors/examples.js";
import { filter } from "./behaviors/filter.js";
import { items } from "./behaviors/items.js";
import { keys } from "./behaviors/keys.js";
import { lazy } from "./behaviors/lazy.js";
import { levels } from "./behaviors/levels.js";
import { media } from "./behaviors/media.js";
import { picker } from "./behaviors/picker.js";
import { preview, sieve } from "./behaviors/preview.js";
import { reveal } from "./behaviors/reveal.js";
import { samples } from "./behaviors/samples.js";
import { search } from "./behaviors/search.js";
import { autosubmit, menu, shortcuts } from "./behaviors/small.js";
import { tabs } from "./behaviors/tabs.js";

const pages = {
  overview: () => import("./pages/overview.js"),
  tag: () => import("./pages/overview.js"),
  operation: () => import("./pages/operation.js"),
};

define({ authorize, autosubmit, console: workbench, copy, "copy-link": copyLink, "copy-text": copyText, "copy-token": copyToken, "copy-value": copyValue, draft, drawer, examples, filter, items, lazy, levels, media, menu, picker, preview, samples, shortcuts, sieve, tabs });
enhance(document);
dialogs();
keys();
search();
reveal();

const page = pages[document.body.dataset.page];
if (page) page().then((module) => module.start());
