/** What is not decided yet at one node, as keys under `issue` of the words. */
import { durationSeconds, type Condition, type JourneyNode, type Pattern } from '@/shared/playbook';

type Of<K extends JourneyNode['kind']> = Extract<JourneyNode, { kind: K }>;

/** A condition nobody has filled in. */
export function isBlank(condition: Condition | null | undefined): boolean {
  if (condition === null || condition === undefined) return true;
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.length === 0;
}

const blankPattern = (pattern: Pattern) => pattern.type.trim() === '';
const when = (wrong: boolean, code: string) => (wrong ? [code] : []);
const none = (text: string) => text.trim() === '';
const timeless = (duration: string) => durationSeconds(duration) === 0;

/** @param self the id of the node's journey */
export function settingIssues(node: JourneyNode, self: string): string[] {
  switch (node.kind) {
    case 'entry':
      return entryIssues(node, self);
    case 'send':
      return sendIssues(node);
    case 'wait':
      return when(timeless(node.duration), 'duration');
    case 'waitUntil':
      return untilIssues(node);
    case 'waitFor': {
      const { awaited } = node;
      const blank = awaited.kind === 'forEvent' ? blankPattern(awaited.pattern) : isBlank(awaited.condition);
      return [...when(blank, 'awaited'), ...when(timeless(node.timeout), 'timeout')];
    }
    case 'branch':
      if (node.arms.length === 0) return ['arms'];
      return [
        ...when(
          node.arms.some((a) => none(a.name)),
          'armName',
        ),
        ...when(
          node.arms.some((a) => isBlank(a.condition)),
          'armCondition',
        ),
      ];
    case 'split':
      return shareIssues(node);
    case 'addTag':
    case 'removeTag':
      return when(node.tag === '', 'tag');
    case 'assign':
      return when(node.to === '', 'assignee');
    case 'createTask':
      return [...when(node.to === '', 'assignee'), ...when(none(node.title), 'taskTitle')];
    case 'setField':
      return when(node.field === '', 'field');
    case 'adjustScore':
      return when(node.points === 0, 'points');
    case 'moveStage':
      return when(node.stage === '', 'stage');
    case 'notify':
      return [...when(node.to === '', 'assignee'), ...when(none(node.message), 'notice')];
    case 'callWebhook':
      return [
        ...when(none(node.webhook), 'webhook'),
        ...when(
          Object.keys(node.values).some((k) => none(k)),
          'valueName',
        ),
      ];
    case 'offerSurvey':
      return when(none(node.survey), 'survey');
    case 'giveReward':
      return when(none(node.reward), 'reward');
    case 'enterJourney':
    case 'leaveJourney':
      return otherJourney(node.journey, self);
    case 'subJourney':
      return [...otherJourney(node.journey, self), ...when(timeless(node.timeout), 'timeout')];
    case 'goal':
      return when(isBlank(node.condition), 'goal');
    case 'exit':
      return [];
  }
}

function otherJourney(journey: string, self: string): string[] {
  return journey === '' ? ['journey'] : when(journey === self, 'sameJourney');
}

function entryIssues(node: Of<'entry'>, self: string): string[] {
  const { trigger } = node;
  switch (trigger.kind) {
    case 'onSegment':
      return when(trigger.segment === '', 'trigger');
    case 'onStage':
      return when(trigger.stage === '', 'trigger');
    case 'onEvent':
      return when(blankPattern(trigger.pattern), 'trigger');
    case 'onForm':
      return when(none(trigger.form), 'trigger');
    case 'onDate':
      return [...when(trigger.field === '', 'trigger'), ...when(trigger.at === '', 'timeOfDay')];
    case 'onJourney':
      return trigger.journey === '' ? ['trigger'] : otherJourney(trigger.journey, self);
    case 'manual':
      return [];
  }
}

function sendIssues(node: Of<'send'>): string[] {
  const variants = node.variants ?? [];
  if (variants.length === 0) return when(node.content === '', 'content');
  return [
    ...when(
      variants.some((v) => none(v.name)),
      'variantName',
    ),
    ...when(twice(variants.map((v) => v.name)), 'variantTwice'),
    ...when(
      variants.some((v) => none(v.content)),
      'content',
    ),
    ...when(
      variants.some((v) => !(v.weight > 0)),
      'variantWeight',
    ),
  ];
}

function untilIssues({ until }: Of<'waitUntil'>): string[] {
  switch (until.kind) {
    case 'at':
      return when(until.at === '', 'moment');
    case 'onDate':
      return [...when(until.field === '', 'dateField'), ...when(until.at === '', 'timeOfDay')];
    case 'onWeekday':
      return when(until.at === '', 'timeOfDay');
    case 'working':
      return when(until.calendar === '', 'calendar');
  }
}

function shareIssues({ shares }: Of<'split'>): string[] {
  if (shares.length === 0) return ['shares'];
  return [
    ...when(
      shares.some((s) => none(s.name)),
      'shareName',
    ),
    ...when(twice(shares.map((s) => s.name)), 'shareTwice'),
    ...when(
      shares.some((s) => s.weight < 0) || !(shares.reduce((sum, s) => sum + s.weight, 0) > 0),
      'shareSum',
    ),
  ];
}

const twice = (names: readonly string[]) => {
  const given = names.filter((n) => !none(n));
  return new Set(given).size < given.length;
};
