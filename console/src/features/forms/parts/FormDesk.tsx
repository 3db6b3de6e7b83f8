import { useTranslation } from 'react-i18next';
import { WritingDesk } from '@/shared/writing';
import { formQuery, formKind, type FormDetail } from '../api';
import { Embedding } from './Embedding';
import { Results } from './Results';
import { Writing } from './Writing';

/** The desk of one form. */
export function FormDesk({ detail }: { detail: FormDetail }) {
  const { t } = useTranslation('forms');
  return (
    <WritingDesk
      kind={formKind}
      detail={detail}
      all={t('nav')}
      queryKey={formQuery(detail.form.id).queryKey}
      writingLabel={t('tab.write')}
      writing={(definition, onChange, disabled) => (
        <Writing definition={definition} disabled={disabled} onChange={onChange} />
      )}
      tabs={(form) => [
        {
          key: 'embed',
          label: t('tab.embed'),
          children: <Embedding address={detail.address} open={form.open} />,
        },
        { key: 'results', label: t('tab.results'), children: <Results id={form.id} /> },
      ]}
    />
  );
}
