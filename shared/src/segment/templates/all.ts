import { leadTemplates } from './leads.ts';
import { onboardingTemplates } from './onboarding.ts';
import { personaTemplates } from './personas.ts';
import { productTemplates } from './product.ts';
import { profileTemplates } from './profiles.ts';
import { signalTemplates } from './signals.ts';
import type { SegmentTemplate, TemplateGroup } from './template.ts';

/** Every template, in the order the gallery shows them. */
export const segmentTemplates: readonly SegmentTemplate[] = [
  ...leadTemplates,
  ...profileTemplates,
  ...onboardingTemplates,
  ...personaTemplates,
  ...productTemplates,
  ...signalTemplates,
];

/** The groups in the order the gallery shows them. */
export const templateGroups: readonly TemplateGroup[] = ['qualify', 'onboarding', 'product', 'signals'];

const byId = new Map(segmentTemplates.map((template) => [template.id, template]));

/** Gives the template with that id, or undefined. */
export function findTemplate(id: string): SegmentTemplate | undefined {
  return byId.get(id);
}
