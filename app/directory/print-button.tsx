import Printer from 'lucide-react/icons/printer';
import { useEffect, useState } from 'react';
import { Button, type ButtonVariant } from '#app/ui/button.tsx';

/** Only where a script can print; without one, the browser's own command does it. */
export function PrintButton({ label = 'Imprimer', variant }: { label?: string; variant?: ButtonVariant }) {
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  if (!canPrint) return null;
  return (
    <Button type="button" icon={Printer} variant={variant} onClick={() => window.print()}>
      {label}
    </Button>
  );
}
