// The words of the mail that lets somebody in.

export function signInMail({ url, code, minutes }: { url: string; code: string; minutes: number }): {
  subject: string;
  text: string;
} {
  return {
    subject: `Votre code pour entrer dans Maillage : ${code.slice(0, 3)} ${code.slice(3)}`,
    text: `Bonjour,

Vous avez demandé à entrer dans Maillage.

Là où vous avez fait la demande, tapez ce code : ${code.slice(0, 3)} ${code.slice(3)}

Ou, sur n’importe quel appareil, ouvrez ce lien puis cliquez sur « Entrer » :
${url}

Le code et le lien servent une seule fois, pendant ${minutes} minutes.

Vous n’avez rien demandé ? Ignorez ce message : personne n’est entré.

Maillage
`,
  };
}
