import type { LeafKind } from './model';

/** What may be asked, in the families an operator thinks in. */
export const families: readonly { id: string; kinds: readonly LeafKind[] }[] = [
  { id: 'who', kinds: ['trait'] },
  { id: 'did', kinds: ['happened', 'measured'] },
  {
    id: 'worth',
    kinds: [
      'scoreAtLeast',
      'scoreBelow',
      'scoreSumAtLeast',
      'scoreCrossed',
      'gradeIn',
      'gradeRose',
      'isSpam',
    ],
  },
  { id: 'where', kinds: ['stageIs', 'stageWas', 'inStageFor', 'owned'] },
  { id: 'groups', kinds: ['hasTag', 'hadTag', 'inSegment', 'wasInSegment'] },
  { id: 'account', kinds: ['accountTrait', 'accountEngaged', 'accountScoreAtLeast'] },
  { id: 'contact', kinds: ['reachable', 'permissionIs'] },
  { id: 'journeys', kinds: ['inJourney', 'finishedJourney', 'reachedNode'] },
];

/** Every kind of line there is. */
export const leafKinds: readonly LeafKind[] = families.flatMap((family) => family.kinds);
