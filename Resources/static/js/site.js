// The one module that every page begins with: it hangs the behaviours on what the server wrote, then starts the page's own
// module. What it imports is served with it as one script.
import { enhance, define } from "./behaviors/enhance.js";
import { authorize, dialogs } from "./behaviors/authorize.js";
import { body } from "./behaviors/body.js";
import { console as workbench } from "./behaviors/console.js";
import { copy, copyLink, copyText, copyToken, copyValue } from "./behaviors/copy.js";
import { draft } from "./behaviors/draft.js";
import { drawer } from "./behaviors/drawer.js";
import { examples } from "./behaviors/examples.js";
import { filter } from "./behaviors/filter.js";
import { items } from "./behaviors/items.js";
import { keys } from "./behaviors/keys.js";
import { lazy } from "./behaviors/lazy.js";
import { stop } from "./behaviors/live.js";
import { levels } from "./behaviors/levels.js";
import { lines } from "./behaviors/lines.js";
import { media } from "./behaviors/media.js";
import { moment } from "./behaviors/moment.js";
import { picker } from "./behaviors/picker.js";
import { preview, sieve } from "./behaviors/preview.js";
import { reveal } from "./behaviors/reveal.js";
import { samples } from "./behaviors/samples.js";
import { search } from "./behaviors/search.js";
import { autosubmit, menu, shortcuts } from "./behaviors/small.js";
import { tabs } from "./behaviors/tabs.js";
import { values } from "./behaviors/values.js";
import { start as operation } from "./pages/operation.js";
import { start as overview } from "./pages/overview.js";

const pages = { overview, tag: overview, operation };

define({ authorize, autosubmit, body, console: workbench, copy, "copy-link": copyLink, "copy-text": copyText, "copy-token": copyToken, "copy-value": copyValue, draft, drawer, examples, filter, items, lazy, levels, lines, media, menu, moment, picker, preview, samples, shortcuts, sieve, stop, tabs, values });
enhance(document);
dialogs();
keys();
search();
reveal();

pages[document.body.dataset.page]?.();
