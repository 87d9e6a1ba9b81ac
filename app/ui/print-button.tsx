import Printer from 'lucide-react/icons/printer';
import { useEffect, useState } from 'react';
import { Button, type ButtonVariant } from '#app/ui/button.tsx';

type PrintButtonProps = { label?: string; variant?: ButtonVariant; className?: string };

/** Only where a script can print; without one, the browser's own command does it. */
export function PrintButton({ label = 'Imprimer', variant, className }: PrintButtonProps) {
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  if (!canPrint) return null;
  return (
    <Button type="button" icon={Printer} variant={variant} className={className} onClick={() => window.print()}>
      {label}
    </Button>
  );
}
