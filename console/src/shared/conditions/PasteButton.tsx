import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './conditions.module.css';
import { useEditing } from './context';
import { readCondition } from './json';
import { append, asksNothing, isGroup } from './model';

/** Takes in a condition as JSON: the whole of an empty editor, or one more line of another. */
export function PasteButton() {
  const { t } = useTranslation('conditions');
  const { edit } = useEditing();
  const [text, setText] = useState<string | undefined>();
  const read = text === undefined ? undefined : readCondition(text);
  const add = () => {
    if (read === undefined) return;
    edit((root) => (asksNothing(root) && isGroup(read) ? read : append(root, [], read)));
    setText(undefined);
  };
  return (
    <>
      <button type="button" className={css.quiet} onClick={() => setText('')}>
        {t('editor.paste')}
      </button>
      {text !== undefined && (
        <Modal
          open
          title={t('editor.pasteTitle')}
          okText={t('editor.pasteAdd')}
          okButtonProps={{ disabled: read === undefined }}
          cancelText={t('common:action.cancel')}
          onCancel={() => setText(undefined)}
          onOk={add}
        >
          <p className={css.soft}>{t('editor.pasteHelp')}</p>
          <Input.TextArea
            autoFocus
            rows={9}
            className={css.json ?? ''}
            aria-label={t('editor.pasteText')}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          {text.trim() !== '' && read === undefined && (
            <p className={css.wrong} role="alert">
              {t('editor.pasteWrong')}
            </p>
          )}
        </Modal>
      )}
    </>
  );
}
