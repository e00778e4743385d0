/** What the person at the sign-in does: signs in and agrees, or turns back at the first question. */
export type Mood = 'agrees' | 'turns-back';

const MAX_STEPS = 20;

/** A person before an authorization server of `issuer`: follows its redirects with cookies, as the identity API's window would. */
export async function followSignIn(issuer: string, start: URL, mood: Mood = 'agrees'): Promise<URL | null> {
  const jar = new Map<string, string>();
  let url = start;
  let form: string | null = null;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (!url.href.startsWith(issuer)) return url;
    const response: Response = await fetch(url, {
      method: form === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === null ? {} : { body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    form = null;
    if (location !== null) {
      url = new URL(location, url);
      continue;
    }
    const page = await response.text();
    const abort = /href="([^"]+\/abort)"/.exec(page)?.[1];
    if (mood === 'turns-back' && abort !== undefined) {
      url = new URL(abort, url);
      continue;
    }
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) return null;
    url = new URL(action, url);
    form = page.includes('value="login"') ? 'prompt=login&login=nurse&password=x' : 'prompt=consent';
  }
  return null;
}
