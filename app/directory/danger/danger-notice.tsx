import Phone from 'lucide-react/icons/phone';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { DangerCode } from '#search/danger-words.ts';
import { dangerAdvice } from './danger-advice.ts';

/**
 * Somebody may be in danger: what to do comes before any result. The region stands there empty before, so that a screen
 * reader says at once what appears in it while somebody types.
 */
export function DangerNotice({ dangers, className }: { dangers: readonly DangerCode[]; className?: string }) {
  return (
    <div aria-live="assertive" className={dangers.length > 0 ? className : undefined}>
      {dangers.map(dangerAdvice).map(({ code, title, steps, calls }) => (
        <Notice key={code} tone="error" title={title} className="not-first:mt-3">
          {steps.map((step) => (
            <p key={step} className="max-w-prose">
              {step}
            </p>
          ))}
          <p className="mt-2 flex flex-wrap gap-2">
            {calls.map((number) => (
              <LinkButton key={number} href={`tel:${number}`} icon={Phone}>
                Appeler le {number}
              </LinkButton>
            ))}
          </p>
        </Notice>
      ))}
    </div>
  );
}
