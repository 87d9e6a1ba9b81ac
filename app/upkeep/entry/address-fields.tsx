import Crosshair from 'lucide-react/icons/crosshair';
import { type MouseEvent, useId, useState } from 'react';
import { PointPicker } from '#app/map/point-map.tsx';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import type { AskedAddress } from './form-acts.server.ts';
import { PRECISIONS, poseOf } from './point-words.ts';
import { type AddressChoice, useAddressChoices } from './use-address-choices.ts';

export type Tiles = { url: string; attribution: string };

export type AddressFieldsProps = {
  /** `siege`, or `lieu:2`: what the buttons without script say. */
  target: string;
  nameOf: (part: string) => string;
  draft: Draft;
  errors: Errors;
  action: string;
  anchor: string;
  tiles: Tiles;
  /** What the server found when it was asked without script, for this address or another. */
  asked?: AskedAddress;
  isCommuneRequired?: boolean;
};

const LABELS = {
  map: 'Carte : cliquez pour placer le point',
  point: 'Le point. Les flèches le déplacent, avec Majuscule plus loin.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  loading: 'La carte arrive…',
};

type Values = {
  adresse: string;
  commune: string;
  latitude: string;
  longitude: string;
  precision: string;
  pose: string;
};

/** Address, commune and point: completed while typing, placed by the server on a click, or by hand on the map. */
export function AddressFields(props: AddressFieldsProps) {
  const { target, nameOf, draft, errors, action, anchor, tiles, asked, isCommuneRequired = false } = props;
  const id = useId();
  const [values, setValues] = useState<Values>(() => valuesOf(nameOf, draft));
  const live = useAddressChoices(asked?.target === target ? asked : undefined);
  const [isOpen, setOpen] = useState(false);
  const field = (part: keyof Values) => ({ name: nameOf(part), value: values[part], error: errors[nameOf(part)] });
  const change = (part: keyof Values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [part]: event.target.value });
  const isPlaced = values.latitude !== '' && values.longitude !== '';
  const isStale = isPlaced && values.pose !== '' && values.pose !== poseOf(values.adresse, values.commune);

  function handleAddress(event: { target: { value: string } }): void {
    setValues({ ...values, adresse: event.target.value });
    live.ask(event.target.value, values.commune);
  }

  function handlePlace(event: MouseEvent): void {
    event.preventDefault();
    live.askNow(values.adresse, values.commune);
  }

  function handleChoose(event: MouseEvent, choice: AddressChoice): void {
    event.preventDefault();
    const { address, commune, latitude, longitude, precision } = choice;
    const adresse = address || values.adresse;
    setValues({
      adresse,
      commune,
      latitude: String(latitude),
      longitude: String(longitude),
      precision,
      pose: poseOf(adresse, commune),
    });
    live.clear(`Placé : ${choice.label}.`);
  }

  function handleMove(latitude: number, longitude: number): void {
    const pose = poseOf(values.adresse, values.commune);
    setValues({ ...values, latitude: String(latitude), longitude: String(longitude), precision: 'adresse', pose });
  }

  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Adresse"
          aside="(facultatif)"
          hint="Numéro et rue"
          autoComplete="off"
          {...field('adresse')}
          onChange={handleAddress}
        />
        <TextField
          label="Commune"
          aside={isCommuneRequired ? undefined : '(facultatif)'}
          hint="Nom ou code postal"
          autoComplete="off"
          {...field('commune')}
          onChange={change('commune')}
        />
      </div>
      <div>
        <Button
          icon={Crosshair}
          name="geste"
          value={`placer:${target}`}
          formAction={`${action}#${anchor}`}
          onClick={handlePlace}
        >
          Placer l’adresse
        </Button>
        <p role="status" className="mt-2 text-small text-soft">
          {live.message ||
            (isStale
              ? 'L’adresse a changé : tant qu’elle n’est pas placée, le point sera celui de la commune.'
              : placedWords(isPlaced, values.precision))}
        </p>
        {live.choices.length > 0 && (
          <ul aria-label="Adresses trouvées" className="mt-1">
            {live.choices.map((choice, at) => (
              <li key={choice.label}>
                <Button
                  variant="quiet"
                  name="geste"
                  value={`choisir:${target}:${at}`}
                  formAction={`${action}#${anchor}`}
                  onClick={(event) => handleChoose(event, choice)}
                  className="text-left text-small!"
                >
                  {choice.label}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <details
        onToggle={(event) => setOpen(event.currentTarget.open)}
        open={errors[nameOf('latitude')] ? true : undefined}
      >
        <summary className="min-h-11 py-2 font-semibold">Placer le point à la main</summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-3">
          <TextField
            label="Latitude"
            inputMode="decimal"
            autoComplete="off"
            {...field('latitude')}
            onChange={change('latitude')}
          />
          <TextField
            label="Longitude"
            inputMode="decimal"
            autoComplete="off"
            {...field('longitude')}
            onChange={change('longitude')}
          />
          <SelectField label="Précision" id={`${id}-precision`} {...field('precision')} onChange={change('precision')}>
            <option value="">Celle de la commune</option>
            {PRECISIONS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
        {isOpen && isPlaced && isPoint(values) && (
          <div className="mt-3">
            <PointPicker
              latitude={Number(values.latitude.replace(',', '.'))}
              longitude={Number(values.longitude.replace(',', '.'))}
              tiles={tiles}
              labels={LABELS}
              onMove={handleMove}
            />
            <p className="mt-1 text-small text-soft">
              Cliquez où se trouve la porte, ou déplacez le point avec les flèches.
            </p>
          </div>
        )}
        {isOpen && !isPlaced && (
          <p className="mt-3 text-small text-soft">
            La carte paraît dès que l’adresse est placée ou que la fiche est enregistrée avec sa commune.
          </p>
        )}
      </details>
      <input type="hidden" name={nameOf('pose')} value={values.pose} />
    </div>
  );
}

function valuesOf(nameOf: (part: string) => string, draft: Draft): Values {
  const text = (part: string) => textOf(draft, nameOf(part));
  return {
    adresse: text('adresse'),
    commune: text('commune'),
    latitude: text('latitude'),
    longitude: text('longitude'),
    precision: text('precision'),
    pose: text('pose'),
  };
}

function isPoint({ latitude, longitude }: Values): boolean {
  const numbers = [latitude, longitude].map((text) => Number(text.replace(',', '.')));
  return (
    numbers.every((number) => Number.isFinite(number) && Math.abs(number) <= 180) && Math.abs(numbers[0] ?? 90) < 85
  );
}

function placedWords(isPlaced: boolean, precision: string): string {
  if (!isPlaced) return 'Sans adresse placée, la carte montrera la commune.';
  const words: Record<string, string> = {
    adresse: 'Le point est à la porte.',
    rue: 'Le point est dans la rue.',
    commune: 'Le point est celui de la commune.',
    approximatif: 'Le point est approximatif.',
  };
  return words[precision] ?? '';
}
