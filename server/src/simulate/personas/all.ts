import { administrator } from './administrator.ts';
import { enthusiast } from './enthusiast.ts';
import { evaluator } from './evaluator.ts';
import { individual } from './individual.ts';
import type { Persona } from './persona.ts';
import { teamLead } from './team-lead.ts';

/** The five paths of the case study (B17–B21). Their shares sum to 1, their conversions to 12 % (B12). */
export const personas: readonly Persona[] = [evaluator, individual, teamLead, administrator, enthusiast];
