import Sparkle from 'lucide-react/icons/message-circle';
import { RemovableChip } from '#app/ui/chip.tsx';

export type ListChipsProps = { chips: { key: string; label: string; href: string; kind: 'understood' | 'filter' }[] };

/** What was understood of the words, then the filters in force; each chip is the link that removes it. */
export function ListChips({ chips }: ListChipsProps) {
  const understood = chips.filter((chip) => chip.kind === 'understood');
  const filters = chips.filter((chip) => chip.kind === 'filter');
  return (
    <div className="space-y-2 empty:hidden">
      <ChipRow label="Compris :" chips={understood} removing="Ne pas en tenir compte :" hasIcon />
      <ChipRow label="Filtres :" chips={filters} removing="Retirer le filtre" />
    </div>
  );
}

type ChipRowProps = { label: string; chips: ListChipsProps['chips']; removing: string; hasIcon?: boolean };

function ChipRow({ label, chips, removing, hasIcon = false }: ChipRowProps) {
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
      <span className="text-small text-soft max-sm:w-full">{label}</span>
      {chips.map((chip) => (
        <RemovableChip
          key={chip.key}
          label={chip.label}
          href={chip.href}
          removeLabel={`${removing} ${chip.label}`}
          icon={hasIcon ? Sparkle : undefined}
        />
      ))}
    </div>
  );
}
