import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/**
 * The refusals that people meet in the browser, in the words of the interface. The server's own sentence is English and
 * often more exact; so it is shown in English, and these are for the other languages.
 */
export const errorWords: Readonly<Record<string, MessageDescriptor>> = {
  forbidden_origin: msg`This request came from another site; open Segue itself.`,
  invalid_body: msg`Something in what was entered is not as it should be.`,
  invalid_query: msg`This address asks for something that does not exist.`,
  invalid_definition: msg`The segment is not complete: look at its conditions.`,
  unknown_segment: msg`A condition refers to a segment that does not exist.`,
  segment_cycle: msg`The segments would refer to each other in a circle.`,
  key_taken: msg`The key is taken; choose another.`,
  key_reserved: msg`The key is the address of a page of the application; choose another.`,
  segment_in_use: msg`The segment is in use and cannot be deleted.`,
  segment_not_static: msg`People enter and leave this segment by its condition, not by hand.`,
  segment_building: msg`The segment is being built; wait until it is live.`,
  too_many_segments: msg`A workspace has at most 1,000 segments; delete some that are not used.`,
  too_many_flows: msg`A workspace has at most 500 flows; delete some that are not used.`,
  invalid_flow: msg`The flow is not complete: look at its steps.`,
  flow_in_use: msg`People are in this flow; pause it before deleting it.`,
  invalid_template: msg`The text has a mistake in its Liquid.`,
  setup_done: msg`The workspace is already set up.`,
  too_many_viewers: msg`Too many live streams are open; close some that are not looked at.`,
};
