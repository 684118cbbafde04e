// The entry for pages that are kept as files: the behaviours that need no server. The build puts it and what it imports into one plain script.
import { enhance, define } from "./behaviors/enhance.js";
import { copy, copyValue } from "./behaviors/copy.js";
import { drawer } from "./behaviors/drawer.js";
import { filter } from "./behaviors/filter.js";
import { keys } from "./behaviors/keys.js";
import { levels } from "./behaviors/levels.js";
import { media } from "./behaviors/media.js";
import { picker } from "./behaviors/picker.js";
import { reveal } from "./behaviors/reveal.js";
import { indexSearch } from "./behaviors/index.js";
import { shortcuts } from "./behaviors/small.js";
import { tabs } from "./behaviors/tabs.js";

define({ copy, "copy-value": copyValue, drawer, filter, levels, media, picker, shortcuts, tabs });
enhance(document);
keys();
indexSearch();
reveal();
