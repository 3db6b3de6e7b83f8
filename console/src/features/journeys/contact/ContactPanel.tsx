import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import type { ContactPolicy } from '@/shared/playbook';
import { ContactDrawer } from './ContactDrawer';
import css from './contact.module.css';
import { free } from './policy';
import { usePolicyWords } from './usePolicyWords';

interface Props {
  policy: ContactPolicy | null | undefined;
  editable: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** What holds for every message, whichever journey or broadcast asks for it, in plain words. */
export function ContactPanel({ policy, editable, open, onOpen }: Props) {
  const { t } = useTranslation('journeys');
  const words = usePolicyWords();
  const now = policy ?? free;
  return (
    <div className={css.panel}>
      <Panel
        title={t('contact.title')}
        extra={
          editable && (
            <Button size="small" onClick={() => onOpen(true)}>
              {t('contact.edit')}
            </Button>
          )
        }
      >
        <ul className={css.says}>
          {words(now).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Panel>
      {open && editable && <ContactDrawer policy={now} onClose={() => onOpen(false)} />}
    </div>
  );
}
