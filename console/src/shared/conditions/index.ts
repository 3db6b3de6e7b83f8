export { ConditionEditor } from './ConditionEditor';
export { ConditionPreview, type Preview } from './ConditionPreview';
export { conditionSentence, durationText, ownerText, patternSentence } from './sentence';
export { asGroup, asksNothing, everyone, flaws, newLeaf, newPattern } from './model';
export { useOwnerName, useOwnerOptions } from './owners';
export { fieldIn, nameIn, noVocabulary } from './vocabulary';
