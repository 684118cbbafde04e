#include "assets.h"

// One array a file, then the tables. A test compares them with the folders.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char css_base_css[] = {
#embed "../../Resources/static/css/base.css" if_empty(0)
};
static const unsigned char css_code_css[] = {
#embed "../../Resources/static/css/code.css" if_empty(0)
};
static const unsigned char css_components_css[] = {
#embed "../../Resources/static/css/components.css" if_empty(0)
};
static const unsigned char css_console_css[] = {
#embed "../../Resources/static/css/console.css" if_empty(0)
};
static const unsigned char css_desk_css[] = {
#embed "../../Resources/static/css/desk.css" if_empty(0)
};
static const unsigned char css_icons_css[] = {
#embed "../../Resources/static/css/icons.css" if_empty(0)
};
static const unsigned char css_layout_css[] = {
#embed "../../Resources/static/css/layout.css" if_empty(0)
};
static const unsigned char css_response_css[] = {
#embed "../../Resources/static/css/response.css" if_empty(0)
};
static const unsigned char css_schema_css[] = {
#embed "../../Resources/static/css/schema.css" if_empty(0)
};
static const unsigned char css_token_desk_css[] = {
#embed "../../Resources/static/css/token-desk.css" if_empty(0)
};
static const unsigned char css_tokens_css[] = {
#embed "../../Resources/static/css/tokens.css" if_empty(0)
};
static const unsigned char icons_portico_svg[] = {
#embed "../../Resources/static/icons/portico.svg" if_empty(0)
};
static const unsigned char css_versions_css[] = {
#embed "../../Resources/static/css/versions.css" if_empty(0)
};
static const unsigned char js_behaviors_announce_js[] = {
#embed "../../Resources/static/js/behaviors/announce.js" if_empty(0)
};
static const unsigned char js_behaviors_authorize_js[] = {
#embed "../../Resources/static/js/behaviors/authorize.js" if_empty(0)
};
static const unsigned char js_behaviors_body_js[] = {
#embed "../../Resources/static/js/behaviors/body.js" if_empty(0)
};
static const unsigned char js_behaviors_console_js[] = {
#embed "../../Resources/static/js/behaviors/console.js" if_empty(0)
};
static const unsigned char js_behaviors_copy_js[] = {
#embed "../../Resources/static/js/behaviors/copy.js" if_empty(0)
};
static const unsigned char js_behaviors_draft_js[] = {
#embed "../../Resources/static/js/behaviors/draft.js" if_empty(0)
};
static const unsigned char js_behaviors_drawer_js[] = {
#embed "../../Resources/static/js/behaviors/drawer.js" if_empty(0)
};
static const unsigned char js_behaviors_enhance_js[] = {
#embed "../../Resources/static/js/behaviors/enhance.js" if_empty(0)
};
static const unsigned char js_behaviors_examples_js[] = {
#embed "../../Resources/static/js/behaviors/examples.js" if_empty(0)
};
static const unsigned char js_behaviors_filter_js[] = {
#embed "../../Resources/static/js/behaviors/filter.js" if_empty(0)
};
static const unsigned char js_behaviors_findings_js[] = {
#embed "../../Resources/static/js/behaviors/findings.js" if_empty(0)
};
static const unsigned char js_behaviors_fragment_js[] = {
#embed "../../Resources/static/js/behaviors/fragment.js" if_empty(0)
};
static const unsigned char js_behaviors_index_js[] = {
#embed "../../Resources/static/js/behaviors/index.js" if_empty(0)
};
static const unsigned char js_behaviors_items_js[] = {
#embed "../../Resources/static/js/behaviors/items.js" if_empty(0)
};
static const unsigned char js_behaviors_keys_js[] = {
#embed "../../Resources/static/js/behaviors/keys.js" if_empty(0)
};
static const unsigned char js_behaviors_lazy_js[] = {
#embed "../../Resources/static/js/behaviors/lazy.js" if_empty(0)
};
static const unsigned char js_behaviors_levels_js[] = {
#embed "../../Resources/static/js/behaviors/levels.js" if_empty(0)
};
static const unsigned char js_behaviors_live_js[] = {
#embed "../../Resources/static/js/behaviors/live.js" if_empty(0)
};
static const unsigned char js_behaviors_matching_js[] = {
#embed "../../Resources/static/js/behaviors/matching.js" if_empty(0)
};
static const unsigned char js_behaviors_lines_js[] = {
#embed "../../Resources/static/js/behaviors/lines.js" if_empty(0)
};
static const unsigned char js_behaviors_media_js[] = {
#embed "../../Resources/static/js/behaviors/media.js" if_empty(0)
};
static const unsigned char js_behaviors_moment_js[] = {
#embed "../../Resources/static/js/behaviors/moment.js" if_empty(0)
};
static const unsigned char js_behaviors_order_js[] = {
#embed "../../Resources/static/js/behaviors/order.js" if_empty(0)
};
static const unsigned char js_behaviors_picker_js[] = {
#embed "../../Resources/static/js/behaviors/picker.js" if_empty(0)
};
static const unsigned char js_behaviors_preview_js[] = {
#embed "../../Resources/static/js/behaviors/preview.js" if_empty(0)
};
static const unsigned char js_behaviors_results_js[] = {
#embed "../../Resources/static/js/behaviors/results.js" if_empty(0)
};
static const unsigned char js_behaviors_reveal_js[] = {
#embed "../../Resources/static/js/behaviors/reveal.js" if_empty(0)
};
static const unsigned char js_behaviors_running_js[] = {
#embed "../../Resources/static/js/behaviors/running.js" if_empty(0)
};
static const unsigned char js_behaviors_samples_js[] = {
#embed "../../Resources/static/js/behaviors/samples.js" if_empty(0)
};
static const unsigned char js_behaviors_search_js[] = {
#embed "../../Resources/static/js/behaviors/search.js" if_empty(0)
};
static const unsigned char js_behaviors_small_js[] = {
#embed "../../Resources/static/js/behaviors/small.js" if_empty(0)
};
static const unsigned char js_behaviors_tabs_js[] = {
#embed "../../Resources/static/js/behaviors/tabs.js" if_empty(0)
};
static const unsigned char js_behaviors_upload_js[] = {
#embed "../../Resources/static/js/behaviors/upload.js" if_empty(0)
};
static const unsigned char js_behaviors_values_js[] = {
#embed "../../Resources/static/js/behaviors/values.js" if_empty(0)
};
static const unsigned char js_files_js[] = {
#embed "../../Resources/static/js/files.js" if_empty(0)
};
static const unsigned char js_pages_operation_js[] = {
#embed "../../Resources/static/js/pages/operation.js" if_empty(0)
};
static const unsigned char js_pages_overview_js[] = {
#embed "../../Resources/static/js/pages/overview.js" if_empty(0)
};
static const unsigned char js_site_js[] = {
#embed "../../Resources/static/js/site.js" if_empty(0)
};
static const unsigned char description_fleet_yaml[] = {
#embed "../../openapi/fleet.yaml" if_empty(0)
};

#define ASSET(path, type, array) {path, type, array, sizeof array}
#define CSS "text/css; charset=utf-8"
#define SCRIPT "text/javascript; charset=utf-8"

static const portico_asset assets[] = {
    ASSET("css/base.css", CSS, css_base_css),
    ASSET("css/code.css", CSS, css_code_css),
    ASSET("css/components.css", CSS, css_components_css),
    ASSET("css/console.css", CSS, css_console_css),
    ASSET("css/desk.css", CSS, css_desk_css),
    ASSET("css/icons.css", CSS, css_icons_css),
    ASSET("css/layout.css", CSS, css_layout_css),
    ASSET("css/response.css", CSS, css_response_css),
    ASSET("css/schema.css", CSS, css_schema_css),
    ASSET("css/token-desk.css", CSS, css_token_desk_css),
    ASSET("css/tokens.css", CSS, css_tokens_css),
    ASSET("css/versions.css", CSS, css_versions_css),
    ASSET("icons/portico.svg", "image/svg+xml", icons_portico_svg),
    ASSET("js/behaviors/announce.js", SCRIPT, js_behaviors_announce_js),
    ASSET("js/behaviors/authorize.js", SCRIPT, js_behaviors_authorize_js),
    ASSET("js/behaviors/body.js", SCRIPT, js_behaviors_body_js),
    ASSET("js/behaviors/console.js", SCRIPT, js_behaviors_console_js),
    ASSET("js/behaviors/copy.js", SCRIPT, js_behaviors_copy_js),
    ASSET("js/behaviors/draft.js", SCRIPT, js_behaviors_draft_js),
    ASSET("js/behaviors/drawer.js", SCRIPT, js_behaviors_drawer_js),
    ASSET("js/behaviors/enhance.js", SCRIPT, js_behaviors_enhance_js),
    ASSET("js/behaviors/examples.js", SCRIPT, js_behaviors_examples_js),
    ASSET("js/behaviors/filter.js", SCRIPT, js_behaviors_filter_js),
    ASSET("js/behaviors/findings.js", SCRIPT, js_behaviors_findings_js),
    ASSET("js/behaviors/fragment.js", SCRIPT, js_behaviors_fragment_js),
    ASSET("js/behaviors/index.js", SCRIPT, js_behaviors_index_js),
    ASSET("js/behaviors/items.js", SCRIPT, js_behaviors_items_js),
    ASSET("js/behaviors/keys.js", SCRIPT, js_behaviors_keys_js),
    ASSET("js/behaviors/lazy.js", SCRIPT, js_behaviors_lazy_js),
    ASSET("js/behaviors/levels.js", SCRIPT, js_behaviors_levels_js),
    ASSET("js/behaviors/lines.js", SCRIPT, js_behaviors_lines_js),
    ASSET("js/behaviors/live.js", SCRIPT, js_behaviors_live_js),
    ASSET("js/behaviors/matching.js", SCRIPT, js_behaviors_matching_js),
    ASSET("js/behaviors/media.js", SCRIPT, js_behaviors_media_js),
    ASSET("js/behaviors/moment.js", SCRIPT, js_behaviors_moment_js),
    ASSET("js/behaviors/order.js", SCRIPT, js_behaviors_order_js),
    ASSET("js/behaviors/picker.js", SCRIPT, js_behaviors_picker_js),
    ASSET("js/behaviors/preview.js", SCRIPT, js_behaviors_preview_js),
    ASSET("js/behaviors/results.js", SCRIPT, js_behaviors_results_js),
    ASSET("js/behaviors/reveal.js", SCRIPT, js_behaviors_reveal_js),
    ASSET("js/behaviors/running.js", SCRIPT, js_behaviors_running_js),
    ASSET("js/behaviors/samples.js", SCRIPT, js_behaviors_samples_js),
    ASSET("js/behaviors/search.js", SCRIPT, js_behaviors_search_js),
    ASSET("js/behaviors/small.js", SCRIPT, js_behaviors_small_js),
    ASSET("js/behaviors/tabs.js", SCRIPT, js_behaviors_tabs_js),
    ASSET("js/behaviors/upload.js", SCRIPT, js_behaviors_upload_js),
    ASSET("js/behaviors/values.js", SCRIPT, js_behaviors_values_js),
    ASSET("js/files.js", SCRIPT, js_files_js),
    ASSET("js/pages/operation.js", SCRIPT, js_pages_operation_js),
    ASSET("js/pages/overview.js", SCRIPT, js_pages_overview_js),
    ASSET("js/site.js", SCRIPT, js_site_js),
};
const size_t portico_asset_count = sizeof assets / sizeof assets[0];
portico_asset portico_asset_at(size_t index) { return assets[index]; }

static const portico_asset descriptions[] = {
    ASSET("fleet.yaml", "application/yaml", description_fleet_yaml),
};
const size_t portico_description_count = sizeof descriptions / sizeof descriptions[0];
portico_asset portico_description_at(size_t index) { return descriptions[index]; }
