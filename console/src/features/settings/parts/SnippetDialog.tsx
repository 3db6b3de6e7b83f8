import { Button, Modal, Tabs, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WriteKey } from '../api';
import css from './settings.module.css';

/** What to put where, so that events arrive with this key. */
export function snippets(key: string, server: string) {
  return {
    website: `<script async src="${server}/snippet.js" data-key="${key}"></script>`,
    node: [
      "import { Analytics } from '@segment/analytics-node';",
      '',
      `const analytics = new Analytics({ writeKey: '${key}', host: '${server}' });`,
      "analytics.identify({ userId: '42', traits: { email: 'ada@example.com' } });",
      "analytics.track({ userId: '42', event: 'Whitepaper Downloaded' });",
    ].join('\n'),
    curl: [
      `curl ${server}/v1/track \\`,
      `  -u ${key}: \\`,
      "  -H 'Content-Type: application/json' \\",
      `  -d '{"userId": "42", "event": "Whitepaper Downloaded"}'`,
    ].join('\n'),
  };
}

interface Props {
  of: WriteKey;
  onClose: () => void;
}

/** The code for a website, a program and the command line, ready to copy. */
export function SnippetDialog({ of, onClose }: Props) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const code = snippets(of.key, window.location.origin);
  const kinds = ['website', 'node', 'curl'] as const;
  return (
    <Modal
      open
      width={680}
      title={t('keys.snippetOf', { name: of.name })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{common('action.close')}</Button>}
    >
      <Tabs
        items={kinds.map((kind) => ({
          key: kind,
          label: t(`keys.${kind}`),
          children: (
            <>
              <p className={css.soft}>{t(`keys.${kind}Hint`)}</p>
              <Typography.Paragraph
                copyable={{
                  text: code[kind],
                  tooltips: false,
                  icon: [common('action.copy'), common('action.copied')],
                }}
              >
                <pre className={css.code}>{code[kind]}</pre>
              </Typography.Paragraph>
            </>
          ),
        }))}
      />
    </Modal>
  );
}
