import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { SegmentDefinition } from '@segue/shared/segment';
import { describeDefinition } from '@segue/shared/segment';
import { completePart } from '../editing/complete-part.ts';
import { localeOf } from '../editing/locale-of.ts';
import { useSegmentNames } from '../use-segment-names.ts';
import classes from './editor.module.css';

interface DefinitionSentenceProps {
  readonly definition: SegmentDefinition;
  readonly segments: Parameters<typeof useSegmentNames>[0];
}

/** The whole definition as one sentence, in the language of the interface; unfinished rows are not read out. */
export function DefinitionSentence({ definition, segments }: DefinitionSentenceProps) {
  const { i18n } = useLingui();
  const names = useSegmentNames(segments);
  const sentence = useMemo(() => {
    const { condition } = completePart(definition.condition);
    return condition === null ? null : describeDefinition({ ...definition, condition }, localeOf(i18n), names);
  }, [definition, i18n, names]);
  return (
    <p className={classes.sentence} data-empty={sentence === null || undefined} data-testid="sentence">
      {sentence ?? <Trans>Say who belongs to this segment, and it will read here as a sentence.</Trans>}
    </p>
  );
}
