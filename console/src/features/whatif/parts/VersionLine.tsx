import { Button, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { When } from '@/shared/components';
import type { VersionEntry } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { DiffOf } from './DiffOf';
import css from './whatif.module.css';
import { CopyYaml, ExportYaml } from './Yaml';

interface Props {
  version: VersionEntry;
  /** The version before it, to compare with; none for the first. */
  before: number | undefined;
  inForce: boolean;
  open: boolean;
  onToggle: (open: boolean) => void;
  onRollBack: () => void;
}

/** A version: who, when and why; opened, what it changed. */
export function VersionLine({ version, before, inForce, open, onToggle, onRollBack }: Props) {
  const { t } = useTranslation('whatif');
  const mayRollBack = useCan('MARKETER');
  const details = [
    version.changes === null || version.changes === undefined
      ? undefined
      : t('history.changes', { count: version.changes }),
    version.approvedBy ? t('history.approved', { by: version.approvedBy }) : undefined,
    version.bringsBack ? t('history.bringsBack', { version: version.bringsBack }) : undefined,
  ].filter((text) => text !== undefined);
  return (
    <li>
      <div className={css.versionHead}>
        <strong>{t('side.version', { version: version.version })}</strong>
        {inForce && <Tag color="success">{t('history.inForce')}</Tag>}
        <span>
          {version.note === '' ? <span className={css.soft}>{t('history.noNote')}</span> : version.note}
        </span>
        <span className={css.soft}>
          {version.publishedBy} · <When at={version.publishedAt} />
          {details.map((text) => ` · ${text}`)}
        </span>
        <Button
          size="small"
          type="text"
          aria-expanded={open}
          aria-label={`${t(open ? 'history.close' : 'history.open')}: ${t('side.version', { version: version.version })}`}
          onClick={() => onToggle(!open)}
        >
          {t(open ? 'history.close' : 'history.open')}
        </Button>
      </div>
      {open && (
        <div className={css.opened}>
          <Space wrap>
            {mayRollBack && !inForce && (
              <Button size="small" onClick={onRollBack}>
                {t('rollback.ask')}
              </Button>
            )}
            <ExportYaml which={String(version.version)} />
            <CopyYaml which={String(version.version)} />
          </Space>
          {before === undefined ? (
            <p className={css.soft}>{t('history.first')}</p>
          ) : (
            <>
              <p className={css.soft}>{t('history.against', { version: before })}</p>
              <DiffOf from={String(before)} to={String(version.version)} />
            </>
          )}
        </div>
      )}
    </li>
  );
}
