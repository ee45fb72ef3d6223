import type { CaseFile, KnowledgePack, Locale } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, sign, type View } from './view.ts';

/** Whom to turn to now and afterwards, why, and where trying further ends. */
export function routeLines({ plan }: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width, style } = view;
  const lines: string[] = [];
  const { route, stop } = plan;
  if (route) {
    const nameOf = (id: string) => pack.channels.find((channel) => channel.id === id)?.name[locale] ?? id;
    lines.push(...heading(phrase(locale, 'result.whom'), view));
    lines.push(
      ...hang(sign('item', view), phrase(locale, 'result.whom_first', { channel: nameOf(route.first) }), width),
    );
    if (route.further)
      lines.push(
        ...hang(sign('item', view), phrase(locale, 'result.whom_then', { channel: nameOf(route.further) }), width),
      );
    lines.push(...wrap(route.why[locale], width));
    lines.push(...wrap(phrase(locale, 'result.whom_how', { id: route.first }), width).map(style.faint));
  }
  if (stop) lines.push('', ...wrap(stop[locale], width));
  return lines;
}

/** The same for a program; brief: ids only. */
export function routeJson({ plan }: CaseFile, pack: KnowledgePack, locale: Locale, brief: boolean) {
  const { route } = plan;
  if (!route) return null;
  const { id, first, further, why, sources } = route;
  if (brief) return { id, first, further };
  const channelOf = (channel: string | null) => {
    const found = pack.channels.find((item) => item.id === channel);
    if (!found) return null;
    return {
      id: found.id,
      name: found.name[locale],
      how: found.how[locale],
      limits: found.limits?.[locale] ?? null,
      hours: found.hours?.certain ? found.hours.text[locale] : null,
    };
  };
  return { id, first: channelOf(first), further: channelOf(further), why: why[locale], sources };
}
