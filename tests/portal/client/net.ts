import type { OpenChart, Person } from '../shared/chart';

async function readJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as T;
}

export const listMembers = () => readJson<Person[]>('/api/members');
export const openMember = (id: string) => readJson<OpenChart>(`/api/members/${id}`);

/** Posts to one of the portal's services; true when the service took it. */
export async function post(path: string, body: object): Promise<boolean> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok;
  } catch {
    return false;
  }
}

export async function download(path: string, fileName: string): Promise<boolean> {
  try {
    const response = await fetch(path);
    if (!response.ok) return false;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
    return true;
  } catch {
    return false;
  }
}
