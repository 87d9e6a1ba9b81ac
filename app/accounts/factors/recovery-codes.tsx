import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';

/** The only time these ten are shown. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section aria-labelledby="secours" className="mt-8">
      <Notice tone="done" title="C’est fait. Gardez ces dix codes de secours." isLive>
        <p className="mt-1">
          Ils ne seront plus jamais affichés. Imprimez-les ou recopiez-les, et rangez-les ailleurs que dans votre
          téléphone : le jour où il manque, chacun vous laisse entrer une fois.
        </p>
      </Notice>
      <h2 id="secours" className="mt-8">
        Codes de secours de Maillage
      </h2>
      <ol className="mt-3 grid max-w-md gap-x-8 gap-y-2 font-semibold tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="screen-only mt-6 flex flex-wrap gap-3">
        <PrintButton label="Imprimer les codes" />
        <LinkButton href="/compte">J’ai gardé mes codes</LinkButton>
      </p>
    </section>
  );
}
