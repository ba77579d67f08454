// What electron/oauth says to people, in our other languages.
import type { Translations } from '../told.ts'

export const oauth: Translations = {
  'A server on the internet points to a sign-in on this computer. Nothing was opened.': {
    de: 'Ein Server im Internet verweist auf eine Anmeldung auf diesem Computer. Nichts wurde geöffnet.',
    fr: 'Un serveur sur Internet renvoie à une connexion sur cet ordinateur. Rien n’a été ouvert.',
  },
  'GATEHOUSE_CLIENT_METADATA_URL must be an https address with a path, and nothing after it. Until it is, Gatehouse registers itself at each service instead.':
    {
      de: 'GATEHOUSE_CLIENT_METADATA_URL muss eine https-Adresse mit einem Pfad und nichts dahinter sein. Bis dahin meldet sich Gatehouse bei jedem Dienst selbst an.',
      fr: 'GATEHOUSE_CLIENT_METADATA_URL doit être une adresse https avec un chemin et rien après. En attendant, Gatehouse s’enregistre lui-même auprès de chaque service.',
    },
  'Nobody came back from the browser within five minutes. Try again.': {
    de: 'Innerhalb von fünf Minuten kam niemand aus dem Browser zurück. Versuchen Sie es noch einmal.',
    fr: 'Personne n’est revenu du navigateur en cinq minutes. Réessayez.',
  },
  'Sign in again to go on with {0}.': {
    de: 'Melden Sie sich neu an, um mit {0} weiterzumachen.',
    fr: 'Reconnectez-vous pour continuer avec {0}.',
  },
  'Signed in at {0}: {1}': { de: 'Angemeldet bei {0}: {1}', fr: 'Connecté à {0} : {1}' },
  'Signed out here; the sign-in service could not be told': {
    de: 'Hier abgemeldet; dem Anmeldedienst ließ es sich nicht mitteilen',
    fr: 'Déconnecté ici ; le service de connexion n’a pas pu être prévenu',
  },
  'Signed out; the sign-in service forgot the tokens': {
    de: 'Abgemeldet; der Anmeldedienst hat die Tokens gelöscht',
    fr: 'Déconnecté ; le service de connexion a effacé les jetons',
  },
  'The answer did not come from the sign-in service that was asked, so it was thrown away. Nothing was sent. Try again, and if it happens again, tell whoever runs the server.':
    {
      de: 'Die Antwort kam nicht von dem Anmeldedienst, der gefragt wurde, und wurde verworfen. Nichts wurde gesendet. Versuchen Sie es noch einmal; geschieht es wieder, sagen Sie es den Betreibern des Servers.',
      fr: 'La réponse ne venait pas du service de connexion interrogé ; elle a été rejetée. Rien n’a été envoyé. Réessayez, et si cela se reproduit, prévenez les responsables du serveur.',
    },
  'The clock of this computer is off, so the sign-in of {0} is not accepted. Set the time, then try again.': {
    de: 'Die Uhr dieses Computers geht falsch, daher wird die Anmeldung bei {0} nicht angenommen. Stellen Sie die Zeit und versuchen Sie es noch einmal.',
    fr: 'L’horloge de cet ordinateur est décalée ; la connexion à {0} n’est donc pas acceptée. Réglez l’heure, puis réessayez.',
  },
  'The file {0} cannot be read. Check its name and rights.': {
    de: 'Die Datei {0} lässt sich nicht lesen. Prüfen Sie Name und Rechte.',
    fr: 'Le fichier {0} ne peut pas être lu. Vérifiez son nom et ses droits.',
  },
  'The server asked Gatehouse to contact {0}, which it may not reach. Nothing was sent. If you trust this server, check its address.':
    {
      de: 'Der Server verlangte, dass Gatehouse {0} anspricht, was es nicht darf. Nichts wurde gesendet. Wenn Sie diesem Server vertrauen, prüfen Sie seine Adresse.',
      fr: 'Le serveur a demandé à Gatehouse de contacter {0}, ce qui n’est pas permis. Rien n’a été envoyé. Si vous faites confiance à ce serveur, vérifiez son adresse.',
    },
  'The server says that it is another one, so its sign-in cannot be trusted. Nothing was opened. Ask whoever runs it to correct its address.':
    {
      de: 'Der Server gibt sich für einen anderen aus, daher ist seiner Anmeldung nicht zu trauen. Nichts wurde geöffnet. Bitten Sie die Betreiber, seine Adresse zu berichtigen.',
      fr: 'Le serveur prétend être un autre ; on ne peut donc pas se fier à la connexion qu’il propose. Rien n’a été ouvert. Demandez à ses responsables de corriger son adresse.',
    },
  'The server sent an unusable sign-in address. Nothing was opened. Ask whoever runs the server to correct it.': {
    de: 'Der Server schickte eine unbrauchbare Anmeldeadresse. Nichts wurde geöffnet. Bitten Sie die Betreiber des Servers, sie zu berichtigen.',
    fr: 'Le serveur a envoyé une adresse de connexion inutilisable. Rien n’a été ouvert. Demandez aux responsables du serveur de la corriger.',
  },
  'The sign-in page said no, or the sign-in was declined there. You can try again.': {
    de: 'Die Anmeldeseite sagte Nein, oder die Anmeldung wurde dort abgelehnt. Sie können es noch einmal versuchen.',
    fr: 'La page de connexion a dit non, ou la connexion y a été refusée. Vous pouvez réessayer.',
  },
  'The sign-in page would be on this computer, which is not right for this server.': {
    de: 'Die Anmeldeseite läge auf diesem Computer; das passt nicht zu diesem Server.',
    fr: 'La page de connexion serait sur cet ordinateur, ce qui ne convient pas à ce serveur.',
  },
  'The sign-in service at {0} calls itself by another name, so it cannot be trusted. Nothing was opened.': {
    de: 'Der Anmeldedienst bei {0} nennt sich anders, daher ist ihm nicht zu trauen. Nichts wurde geöffnet.',
    fr: 'Le service de connexion de {0} se présente sous un autre nom ; on ne peut donc pas s’y fier. Rien n’a été ouvert.',
  },
  'The sign-in service at {0} does not offer the protection (PKCE with S256) that Gatehouse requires. Ask whoever runs it to turn it on.':
    {
      de: 'Der Anmeldedienst bei {0} bietet den Schutz (PKCE mit S256) nicht, den Gatehouse verlangt. Bitten Sie die Betreiber, ihn einzuschalten.',
      fr: 'Le service de connexion de {0} n’offre pas la protection (PKCE avec S256) que Gatehouse exige. Demandez à ses responsables de l’activer.',
    },
  'The sign-in service at {0} gave an answer that Gatehouse does not understand. Ask whoever runs it.': {
    de: 'Der Anmeldedienst bei {0} gab eine Antwort, die Gatehouse nicht versteht. Fragen Sie die Betreiber.',
    fr: 'Le service de connexion de {0} a donné une réponse que Gatehouse ne comprend pas. Demandez à ses responsables.',
  },
  'The sign-in service did not accept the answer from the browser. Try again.': {
    de: 'Der Anmeldedienst hat die Antwort aus dem Browser nicht angenommen. Versuchen Sie es noch einmal.',
    fr: 'Le service de connexion n’a pas accepté la réponse du navigateur. Réessayez.',
  },
  'The sign-in service did not accept the proof of our key. Check this computer’s clock and try again.': {
    de: 'Der Anmeldedienst hat den Nachweis unseres Schlüssels nicht angenommen. Prüfen Sie die Uhr dieses Computers und versuchen Sie es noch einmal.',
    fr: 'Le service de connexion n’a pas accepté la preuve de notre clé. Vérifiez l’horloge de cet ordinateur et réessayez.',
  },
  'The sign-in service did not accept what vouches for this account. It may have run out; renew it.': {
    de: 'Der Anmeldedienst hat nicht angenommen, was für dieses Konto bürgt. Vielleicht ist es abgelaufen; erneuern Sie es.',
    fr: 'Le service de connexion n’a pas accepté ce qui garantit ce compte. Sa validité a peut-être expiré ; renouvelez-le.',
  },
  'The sign-in service does not give what was asked for. Try with less.': {
    de: 'Der Anmeldedienst gibt nicht, was verlangt wurde. Versuchen Sie es mit weniger.',
    fr: 'Le service de connexion ne donne pas ce qui a été demandé. Essayez avec moins.',
  },
  'The sign-in service does not know this client id or secret. Check them and try again.': {
    de: 'Der Anmeldedienst kennt diese Client-ID oder dieses Geheimnis nicht. Prüfen Sie beides und versuchen Sie es noch einmal.',
    fr: 'Le service de connexion ne connaît pas cet identifiant client ou ce secret. Vérifiez-les et réessayez.',
  },
  'The sign-in service does not know this server. Ask whoever runs the server.': {
    de: 'Der Anmeldedienst kennt diesen Server nicht. Fragen Sie die Betreiber des Servers.',
    fr: 'Le service de connexion ne connaît pas ce serveur. Demandez aux responsables du serveur.',
  },
  'The sign-in service does not let this account in. Ask whoever runs it.': {
    de: 'Der Anmeldedienst lässt dieses Konto nicht zu. Fragen Sie die Betreiber.',
    fr: 'Le service de connexion n’admet pas ce compte. Demandez à ses responsables.',
  },
  'The sign-in service does not let this client sign in this way. Ask whoever runs it.': {
    de: 'Auf diese Weise lässt der Anmeldedienst diesen Client nicht zu. Fragen Sie die Betreiber.',
    fr: 'Le service de connexion ne laisse pas ce client se connecter ainsi. Demandez à ses responsables.',
  },
  'The sign-in service had a problem of its own. Try again later.': {
    de: 'Der Anmeldedienst hatte selbst ein Problem. Versuchen Sie es später noch einmal.',
    fr: 'Le service de connexion a eu un problème de son côté. Réessayez plus tard.',
  },
  'The sign-in service is busy. Try again later.': {
    de: 'Der Anmeldedienst ist überlastet. Versuchen Sie es später noch einmal.',
    fr: 'Le service de connexion est surchargé. Réessayez plus tard.',
  },
  'The sign-in service is not reached over a secure connection. Nothing was sent.': {
    de: 'Der Anmeldedienst ist nicht über eine sichere Verbindung zu erreichen. Nichts wurde gesendet.',
    fr: 'Le service de connexion n’est pas accessible par une liaison sûre. Rien n’a été envoyé.',
  },
  'The sign-in service points to another program on this computer. Nothing was opened.': {
    de: 'Der Anmeldedienst verweist auf ein anderes Programm auf diesem Computer. Nichts wurde geöffnet.',
    fr: 'Le service de connexion renvoie à un autre programme sur cet ordinateur. Rien n’a été ouvert.',
  },
  'The sign-in service refused. Try again, or ask whoever runs it.': {
    de: 'Der Anmeldedienst hat abgelehnt. Versuchen Sie es noch einmal, oder fragen Sie die Betreiber.',
    fr: 'Le service de connexion a refusé. Réessayez, ou demandez à ses responsables.',
  },
  'The sign-in was cancelled': { de: 'Die Anmeldung wurde abgebrochen', fr: 'La connexion a été annulée' },
  'This account belongs to another server.': {
    de: 'Dieses Konto gehört zu einem anderen Server.',
    fr: 'Ce compte appartient à un autre serveur.',
  },
  'This account is no longer here.': { de: 'Dieses Konto ist nicht mehr da.', fr: 'Ce compte n’est plus là.' },
  'This server is no longer here.': { de: 'Dieser Server ist nicht mehr da.', fr: 'Ce serveur n’est plus là.' },
  'This server is not here, or it is not reached over the network.': {
    de: 'Dieser Server ist nicht da, oder er wird nicht über das Netzwerk erreicht.',
    fr: 'Ce serveur n’est pas là, ou il n’est pas joint par le réseau.',
  },
  'This service needs a client id from you. Ask whoever runs it for one.': {
    de: 'Dieser Dienst braucht eine Client-ID von Ihnen. Bitten Sie die Betreiber um eine.',
    fr: 'Ce service a besoin d’un identifiant client de votre part. Demandez-en un à ses responsables.',
  },
  'This sign-in is not waiting for an answer now.': {
    de: 'Diese Anmeldung wartet gerade nicht auf eine Antwort.',
    fr: 'Cette connexion n’attend pas de réponse en ce moment.',
  },
  'This sign-in is not waiting for the browser now.': {
    de: 'Diese Anmeldung wartet gerade nicht auf den Browser.',
    fr: 'Cette connexion n’attend pas le navigateur en ce moment.',
  },
  'This sign-in is over. Start again if you still want to sign in.': {
    de: 'Diese Anmeldung ist vorbei. Beginnen Sie neu, wenn Sie sich noch anmelden möchten.',
    fr: 'Cette connexion est terminée. Recommencez si vous voulez encore vous connecter.',
  },
  'You cancelled the sign-in.': { de: 'Sie haben die Anmeldung abgebrochen.', fr: 'Vous avez annulé la connexion.' },
  'Your organisation’s identity service could not be read. Ask your administrator.': {
    de: 'Der Identitätsdienst Ihrer Organisation ließ sich nicht lesen. Fragen Sie Ihre Administration.',
    fr: 'Le service d’identité de votre organisation n’a pas pu être lu. Demandez à votre administrateur.',
  },
  'no scopes': { de: 'keine Rechte', fr: 'aucun droit' },
  '{0} could not be reached. Check your network and try again.': {
    de: '{0} war nicht erreichbar. Prüfen Sie Ihr Netzwerk und versuchen Sie es noch einmal.',
    fr: '{0} n’a pas pu être joint. Vérifiez votre réseau et réessayez.',
  },
  'What was pasted is not a signed token (JWT). Nothing was sent.': {
    de: 'Was eingefügt wurde, ist kein signiertes Token (JWT). Nichts wurde gesendet.',
    fr: 'Ce qui a été collé n’est pas un jeton signé (JWT). Rien n’a été envoyé.',
  },
  'What is in {0} is not a signed token (JWT). Nothing was sent.': {
    de: 'Was in {0} steht, ist kein signiertes Token (JWT). Nichts wurde gesendet.',
    fr: 'Le contenu de {0} n’est pas un jeton signé (JWT). Rien n’a été envoyé.',
  },
  '{0} needs you to sign in again.': {
    de: 'Bei {0} müssen Sie sich neu anmelden.',
    fr: '{0} demande que vous vous reconnectiez.',
  },
  '{0} needs you to sign in.': {
    de: 'Bei {0} müssen Sie sich anmelden.',
    fr: '{0} demande que vous vous connectiez.',
  },
  '{0} pointed to another address. Nothing was sent there.': {
    de: '{0} verwies auf eine andere Adresse. Dorthin wurde nichts gesendet.',
    fr: '{0} a renvoyé à une autre adresse. Rien n’y a été envoyé.',
  },
  '{0} wants more rights for this than this account has. Look at the rights under Accounts.': {
    de: '{0} verlangt dafür mehr Rechte, als dieses Konto hat. Sehen Sie sich die Rechte unter „Konten“ an.',
    fr: '{0} demande pour cela plus de droits que n’en a ce compte. Regardez les droits sous « Comptes ».',
  },
  '{0} wants more rights for this than this account has ({1}). Look at the rights under Accounts.': {
    de: '{0} verlangt dafür mehr Rechte, als dieses Konto hat ({1}). Sehen Sie sich die Rechte unter „Konten“ an.',
    fr: '{0} demande pour cela plus de droits que n’en a ce compte ({1}). Regardez les droits sous « Comptes ».',
  },
  'Nothing was opened: nobody allowed exactly this sign-in.': {
    de: 'Es wurde nichts geöffnet: Genau diese Anmeldung hat niemand erlaubt.',
    fr: 'Rien n’a été ouvert : personne n’a autorisé exactement cette connexion.',
  },
}
