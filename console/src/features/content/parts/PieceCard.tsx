import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { NumberLink, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { leadsBehind, thumbnailQuery, type Performance, type Piece } from '../api';
import css from './content.module.css';

/** A piece with its look, its state and what it led to. */
export function PieceCard({ piece, performance }: { piece: Piece; performance: Performance | undefined }) {
  const { t } = useTranslation('content');
  const thumbnail = useQuery(thumbnailQuery(piece));
  return (
    <article className={css.card}>
      <Link to={`/content/emails/${piece.id}`} className={css.thumb} aria-label={piece.name}>
        {thumbnail.isSuccess && thumbnail.data.html !== '' ? (
          <iframe
            title={piece.name}
            srcDoc={thumbnail.data.html}
            sandbox=""
            tabIndex={-1}
            aria-hidden
            scrolling="no"
          />
        ) : (
          <span className={css.noThumb}>{thumbnail.isPending ? '' : t('noLook')}</span>
        )}
      </Link>
      <div className={css.cardText}>
        <Link to={`/content/emails/${piece.id}`} className={css.cardName}>
          {piece.name}
        </Link>
        <p className={css.cardSubject} title={piece.subject}>
          {piece.subject === '' ? t('noSubject') : piece.subject}
        </p>
        <p className={css.cardMeta}>
          <StateTag piece={piece} />
          <span>{t(`lang.${piece.language}`)}</span>
          <When at={piece.changedAt} />
        </p>
        <Numbers piece={piece.id} performance={performance} />
      </div>
    </article>
  );
}

/** Published, draft, or both. */
export function StateTag({ piece }: { piece: Piece }) {
  const { t } = useTranslation('content');
  const published = piece.published !== null && piece.published !== undefined;
  const draft = piece.draft !== null && piece.draft !== undefined;
  return (
    <>
      {published && <Tag color="green">{t('published', { version: piece.published })}</Tag>}
      {draft && <Tag>{t('draft')}</Tag>}
      {piece.archived && <Tag>{t('archived')}</Tag>}
    </>
  );
}

const SHOWN = ['sent', 'opened', 'clicked', 'unsubscribed', 'bounced'] as const;

/** What a piece led to; each number opens the leads behind it. */
export function Numbers({ piece, performance }: { piece: string; performance: Performance | undefined }) {
  const { t } = useTranslation('content');
  const format = useFormat();
  if (performance === undefined || performance.sent + performance.opened === 0) {
    return <p className={css.cardNumbers}>{t('neverSent')}</p>;
  }
  return (
    <dl className={css.cardNumbers}>
      {SHOWN.map((kind) => (
        <div key={kind}>
          <dt>{t(`number.${kind}`)}</dt>
          <dd>
            <NumberLink
              value={performance[kind]}
              search={leadsBehind(`email.${kind}`, piece)}
              label={t(`number.${kind}`)}
            />
            {kind !== 'sent' && performance.sent > 0 && (
              <small>{format.percent(performance[kind] / performance.sent, 1)}</small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
