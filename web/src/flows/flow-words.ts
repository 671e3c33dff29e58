import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FlowStatus } from '@segue/shared/api';
import type { FlowProblem } from './editor/flow-edits.ts';

export const statusWords: Record<FlowStatus, MessageDescriptor> = {
  draft: msg`Draft`,
  live: msg({ message: 'Live', context: 'status of a flow' }),
  paused: msg`Paused`,
};

export const statusColors: Record<FlowStatus, string> = { draft: 'gray', live: 'green', paused: 'amber' };

export const problemWords: Record<FlowProblem, MessageDescriptor> = {
  no_trigger: msg`Choose what starts this flow`,
  trigger_without_segment: msg`Choose a segment`,
  same_trigger_twice: msg`The same start is there twice`,
  no_step: msg`Add a step`,
  email_without_name: msg`The email has no name`,
  email_without_subject: msg`The email has no subject`,
  email_without_body: msg`The email is empty`,
  wait_too_short: msg`The wait must be longer than nothing`,
};
