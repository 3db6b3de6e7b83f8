import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import {
  foldersQuery,
  performanceQuery,
  piecesQuery,
  statusQuery,
  type Performance,
  type Piece,
} from '../api';
import css from '../parts/content.module.css';
import { NewPieceDialog } from '../parts/NewPieceDialog';
import { PieceCard } from '../parts/PieceCard';

const defaults = { q: '', folder: '', language: '', archived: false, new: false };

/** Shelves of e-mails, each with its look and what it led to. */
export function LibraryPage() {
  const { t } = useTranslation('content');
  const [url, patch] = useUrlState(defaults);
  const editable = useCan('MARKETER');
  const { q, folder, language, archived } = url;
  const pieces = useQuery(piecesQuery({ q, folder, language, archived: archived ? true : undefined }));
  const folders = useQuery(foldersQuery);
  const performance = useQuery(performanceQuery);
  const filtered = q !== '' || folder !== '' || language !== '' || archived;
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ new: true })}>
      {t('new')}
    </Button>
  );
  return (
    <Page
      title={t('nav')}
      lede={t('lede')}
      actions={
        <>
          <Link to="/content/messages">
            <Button>{t('messages.title')}</Button>
          </Link>
          {editable && create}
        </>
      }
    >
      <ModeNotice />
      <div className={css.filters}>
        <Input.Search
          allowClear
          className={css.find ?? ''}
          defaultValue={q}
          placeholder={t('find')}
          aria-label={t('find')}
          onSearch={(text) => patch({ q: text })}
        />
        <Select
          className={css.pick ?? ''}
          aria-label={t('folder')}
          value={folder}
          onChange={(value) => patch({ folder: value })}
          options={[
            { value: '', label: t('allFolders') },
            ...(folders.data ?? []).filter((f) => f !== '').map((f) => ({ value: f, label: f })),
          ]}
        />
        <Segmented
          aria-label={t('language')}
          value={language}
          onChange={(value) => patch({ language: value })}
          options={[
            { value: '', label: t('allLanguages') },
            { value: 'zh-CN', label: t('lang.zh-CN') },
            { value: 'en', label: t('lang.en') },
          ]}
        />
        <Segmented
          aria-label={t('shelf')}
          value={archived}
          onChange={(value) => patch({ archived: value })}
          options={[
            { value: false, label: t('current') },
            { value: true, label: t('archived') },
          ]}
        />
      </div>
      {pieces.isPending && <ListSkeleton />}
      {pieces.isError && <ErrorState error={pieces.error} onRetry={() => void pieces.refetch()} />}
      {pieces.isSuccess && pieces.data.items.length === 0 && (
        <EmptyState picture="letter" action={!filtered && editable && create}>
          {filtered ? t('noneFound') : t('empty')}
        </EmptyState>
      )}
      {pieces.isSuccess && <Shelves pieces={pieces.data.items} performance={performance.data ?? []} />}
      <NewPieceDialog open={url.new && editable} onClose={() => patch({ new: false })} />
    </Page>
  );
}

function Shelves({ pieces, performance }: { pieces: Piece[]; performance: Performance[] }) {
  const { t } = useTranslation('content');
  const numbers = new Map(performance.map((one) => [one.content, one]));
  const shelves = new Map<string, Piece[]>();
  for (const piece of [...pieces].sort((a, b) => a.id.localeCompare(b.id))) {
    shelves.set(piece.folder, [...(shelves.get(piece.folder) ?? []), piece]);
  }
  return (
    <>
      {[...shelves].map(([folder, on]) => (
        <section key={folder} className={css.shelf} aria-label={folder === '' ? t('noFolder') : folder}>
          <h2 className={css.shelfTitle}>
            {folder === '' ? t('noFolder') : folder} <span>{on.length}</span>
          </h2>
          <div className={css.cards}>
            {on.map((piece) => (
              <PieceCard key={piece.id} piece={piece} performance={numbers.get(piece.id)} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** Says so when mail goes nowhere. */
export function ModeNotice() {
  const { t } = useTranslation('content');
  const admin = useCan('ADMIN');
  const status = useQuery(statusQuery);
  if (!status.isSuccess || status.data.mode === 'SMTP') return null;
  const waiting = status.data.stuck
    .filter((one) => one.state === 'WAITING')
    .reduce((sum, one) => sum + one.messages, 0);
  const capture = status.data.mode === 'CAPTURE';
  return (
    <Alert
      className={css.notice ?? ''}
      type={capture ? 'info' : 'warning'}
      showIcon
      title={capture ? t('mode.capture') : t('mode.off', { count: waiting })}
      action={
        capture ? (
          <Link to="/content/messages" search={{ tab: 'captured' }}>
            {t('mode.look')}
          </Link>
        ) : (
          admin && <Link to="/settings/email">{t('mode.setUp')}</Link>
        )
      }
    />
  );
}
