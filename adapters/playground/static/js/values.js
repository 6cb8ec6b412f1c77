// Chosen and typed values: between Slack's shapes and what a control holds.

const SINGLE = ["selected_date", "selected_time", "selected_date_time", "selected_user", "selected_channel", "selected_conversation"];
const MANY = ["selected_users", "selected_channels", "selected_conversations"];

/** The plain value in a piece of view state: a string, a number, or a list of strings. */
export function raw(value) {
  if (!value) return "";
  if ("selected_options" in value) return (value.selected_options ?? []).map((option) => option.value);
  if ("selected_option" in value) return value.selected_option?.value ?? "";
  const many = MANY.find((name) => name in value);
  if (many) return value[many] ?? [];
  const single = SINGLE.find((name) => name in value);
  return (single ? value[single] : value.value) ?? "";
}

/** The plain value that an element shows before anyone touches it. */
export function initial(element) {
  if (element.initial_options) return element.initial_options.map((option) => option.value);
  if (element.initial_option) return element.initial_option.value;
  const name = Object.keys(element).find((key) => key.startsWith("initial_"));
  if (name) return element[name];
  return /^(multi_|checkboxes)/.test(element.type) ? [] : "";
}

export const put = (typed, block, element, value) => ({
  ...typed, [block.block_id]: { ...typed[block.block_id], [element.action_id]: value },
});

export const options = (element) => element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
