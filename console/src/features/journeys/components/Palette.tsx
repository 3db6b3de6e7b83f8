import { useTranslation } from 'react-i18next';
import type { NodeKind } from '@/shared/playbook';
import css from './editor.module.css';
import { DRAG_TYPE, families, hueOf, icons } from './kinds';

/** The kinds of nodes: drag one onto the canvas, or press to add it behind the selected node. */
export function Palette({ onAdd }: { onAdd: (kind: NodeKind) => void }) {
  const { t } = useTranslation('journeys');
  return (
    <aside className={css.palette} aria-label={t('palette.title')}>
      {families.map(({ family, kinds }) => (
        <div key={family} role="group" aria-label={t(`palette.${family}`)}>
          <div className={css.family}>{t(`palette.${family}`)}</div>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className={css.brick}
              draggable
              title={t(`about.${kind}`)}
              onDragStart={(e) => {
                e.dataTransfer.setData(DRAG_TYPE, kind);
                e.dataTransfer.effectAllowed = 'copy';
              }}
              onClick={() => onAdd(kind)}
            >
              <span aria-hidden style={{ color: hueOf(kind) }}>
                {icons[kind]}
              </span>
              {t(`kind.${kind}`)}
            </button>
          ))}
        </div>
      ))}
      <p className={css.hint}>{t('palette.hint')}</p>
    </aside>
  );
}
