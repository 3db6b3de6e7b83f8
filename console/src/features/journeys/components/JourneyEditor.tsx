import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { useBlocker } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useHotkey, useTitle } from '@/shared/hooks';
import { PublishDialog, type Draft, type Journey } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { check, fromServer } from '../graph/check';
import { useLandingStep } from '../landing/useLandingStep';
import { Canvas } from './Canvas';
import css from './editor.module.css';
import { EditorBar } from './EditorBar';
import { Issues } from './Issues';
import { Palette } from './Palette';
import { Settings } from './Settings';
import { useEditor, type Editor } from './useEditor';

interface Props {
  journey: Journey;
  /** The journey as the draft has it; absent for one just begun. */
  stored: Journey | undefined;
  draft: Draft;
  /** The journeys in force. */
  published: readonly Journey[];
}

/** Draws a journey: palette, canvas, settings, issues. */
export function JourneyEditor({ journey, stored, draft, published }: Props) {
  const { t } = useTranslation('journeys');
  const { message, modal } = App.useApp();
  const editable = useCan('MARKETER');
  const editor = useEditor(journey, stored);
  const [publishing, setPublishing] = useState(false);
  useTitle(editor.journey.name);
  useEditorKeys(editor, editable);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!editor.dirty || current.pathname === next.pathname) return false;
      const leave = await modal.confirm({ title: t('leave'), okText: t('leaveOk'), cancelText: t('stay') });
      return !leave;
    },
    enableBeforeUnload: () => editor.dirty,
  });
  const local = check(editor.journey);
  const remote = editor.dirty ? [] : fromServer(draft.problems, draft.playbook.journeys, journey.id);
  // Of a node that is known to be wrong here already, the server would say the same in other words.
  const said = new Set(local.flatMap((i) => (i.warning === true || i.node === undefined ? [] : [i.node])));
  const issues = [...local, ...remote.filter((i) => i.node === undefined || !said.has(i.node))];
  const blocked = issues.some((i) => i.warning !== true);
  const save = async () => {
    await editor.save();
    void message.success(t('action.saved'));
  };
  const checkNow = async () => {
    const answer = editor.dirty ? await editor.save() : draft;
    const found = fromServer(answer.problems, answer.playbook.journeys, journey.id);
    if (found.length === 0 && !blocked) void message.success(t('action.checked'));
    else void message.warning(t('issues.count', { count: Math.max(found.length, issues.length) }));
  };
  const landing = useLandingStep(
    published,
    (landings) => editor.save({ landings }),
    () => setPublishing(true),
  );
  const publish = async () => {
    if (editor.dirty) await editor.save();
    await landing.ask(editor.journey);
  };
  /** Nothing drawn is lost by looking at another mode. */
  const keep = async () => {
    if (editable && editor.dirty) await editor.save();
  };
  return (
    <div className={css.editor}>
      <EditorBar id={journey.id} name={editor.journey.name} mode="edit" before={keep}>
        {editor.dirty && <span className={css.soft}>{t('dirty')}</span>}
        {editable && <Steps editor={editor} />}
        {editable && (
          <>
            <Button onClick={() => void checkNow()}>{t('action.check')}</Button>
            <Button disabled={!editor.dirty} loading={editor.saving} onClick={() => void save()}>
              {t('action.save')}
            </Button>
            <Button type="primary" disabled={blocked} onClick={() => void publish()}>
              {t('action.publish')}
            </Button>
          </>
        )}
      </EditorBar>
      <div className={editable ? css.body : `${css.body} ${css.watching}`}>
        {editable && <Palette onAdd={editor.add} />}
        <ReactFlowProvider>
          <Canvas
            journey={editor.journey}
            issues={issues}
            selected={editor.selected}
            way={editor.way}
            editable={editable}
            onSelect={editor.select}
            onWay={editor.selectWay}
            onMove={editor.move}
            onConnect={editor.connect}
            onDrop={editor.drop}
          />
        </ReactFlowProvider>
        <Settings
          journey={editor.journey}
          selected={editor.selected}
          editable={editable}
          onJourney={editor.change}
          onNode={editor.changeNode}
          onDelete={editor.remove}
        />
        <div className={css.below}>
          {editor.saveError !== null && <ProblemAlert error={editor.saveError} />}
          {editable ? (
            <Issues journey={editor.journey} issues={issues} onGo={(node) => editor.select([node])} />
          ) : (
            <p className={css.issues}>{t('readOnly')}</p>
          )}
        </div>
      </div>
      {landing.dialog}
      <PublishDialog open={publishing} onClose={() => setPublishing(false)} />
    </div>
  );
}

function Steps({ editor }: { editor: Editor }) {
  const { t } = useTranslation('journeys');
  const { t: c } = useTranslation('common');
  return (
    <>
      <Tooltip title={c('action.undo')}>
        <Button
          type="text"
          icon={<UndoOutlined />}
          aria-label={c('action.undo')}
          disabled={!editor.canUndo}
          onClick={editor.undo}
        />
      </Tooltip>
      <Tooltip title={c('action.redo')}>
        <Button
          type="text"
          icon={<RedoOutlined />}
          aria-label={c('action.redo')}
          disabled={!editor.canRedo}
          onClick={editor.redo}
        />
      </Tooltip>
      <Button type="text" onClick={editor.arrange}>
        {t('action.arrange')}
      </Button>
    </>
  );
}

/** Drawing by keyboard. Typing in a field keeps its own undo, copy and delete. */
function useEditorKeys(editor: Editor, editable: boolean) {
  const when = (run: () => void) => () => {
    if (editable) run();
  };
  useHotkey('mod+z', when(editor.undo), false);
  useHotkey('mod+shift+z', when(editor.redo), false);
  useHotkey('mod+y', when(editor.redo), false);
  useHotkey('mod+c', when(editor.copy), false);
  useHotkey('mod+v', when(editor.paste), false);
  useHotkey('mod+a', when(editor.selectAll), false);
  useHotkey('delete', when(editor.remove));
  useHotkey('backspace', when(editor.remove));
  useHotkey('escape', () => {
    editor.select([]);
    editor.selectWay(undefined);
  });
  useHotkey(
    'mod+s',
    when(() => void (editor.dirty && editor.save())),
  );
}
