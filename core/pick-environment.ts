import { resolve } from "node:path";
import type { AddressName, Environment, HttpAccess, HttpName } from "./environments.ts";
import type { Problem } from "./error.ts";
import type { KafkaSecurity } from "./kafka-security.ts";
import { readCertificates } from "./pem.ts";
import { followReferences, type Setting, settingFault } from "./setting.ts";

/** User, password and authorities of a server, as they are used. */
export interface Access {
  readonly user?: string;
  readonly password?: string;
  /** PEM text. */
  readonly ca?: string;
}

/** An environment with its references followed. */
export interface PickedEnvironment {
  readonly addresses: Readonly<Partial<Record<AddressName, Setting>>>;
  readonly engine: { readonly kafka?: Setting; readonly registry?: Setting; readonly files?: Setting };
  readonly kafka?: KafkaSecurity;
  readonly http: Readonly<Partial<Record<HttpName, Access>>>;
  readonly files?: Setting;
  readonly endpoint?: Setting;
  readonly region?: Setting;
}

export interface PickOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /**
   * Addresses that are given elsewhere. What belongs to such an address (its secrets, what the engines call it) is
   * left out as well: a password is never taken to another server than the one it is written for.
   */
  readonly given: ReadonlySet<AddressName>;
  /** References are left as they are written: nothing is connected to. */
  readonly offline: boolean;
}

/** Follows the references of the one environment that is meant; each that leads nowhere is a problem with its place. */
export function pickEnvironment(
  environment: Environment,
  { root, env, given, offline }: PickOptions,
): { readonly picked: PickedEnvironment; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const follow = (setting: Setting | undefined): Setting | undefined => {
    if (setting === undefined || offline) return setting;
    const { setting: followed, problems: found } = followReferences(setting, root, env);
    problems.push(...found);
    return found.length > 0 ? undefined : followed;
  };
  const access = ({ user, password, ca }: HttpAccess): Access => {
    const [name, secret, file] = [follow(user), follow(password), offline ? undefined : follow(ca)];
    const certificates = file && readCertificates(file.name, resolve(root, file.text));
    if (file && certificates?.fault !== undefined) problems.push(settingFault(file, certificates.fault));
    return {
      ...(name && secret && { user: name.text, password: secret.text }),
      ...(certificates?.text !== undefined && { ca: certificates.text }),
    };
  };
  const kafka = (): KafkaSecurity | undefined => {
    if (!environment.kafka || given.has("kafka")) return undefined;
    const { user, password, ca } = access(environment.kafka);
    const { tls, mechanism } = environment.kafka;
    const sasl = user !== undefined && password !== undefined ? { mechanism, user, password } : undefined;
    return { tls, ...(ca !== undefined && { ca }), ...(sasl && { sasl }) };
  };
  const kept = <T>(entries: readonly (readonly [string, T | undefined])[]): Readonly<Record<string, T>> =>
    Object.fromEntries(entries.filter((entry): entry is readonly [string, T] => entry[1] !== undefined));
  const own = (name: string): boolean => !given.has(name as AddressName);

  const security = kafka();
  const picked: PickedEnvironment = {
    addresses: kept(
      Object.entries(environment.addresses).map(([name, setting]) => [name, own(name) ? follow(setting) : undefined]),
    ),
    engine: kept(
      Object.entries(environment.engine).map(([name, setting]) => [name, own(name) ? follow(setting) : undefined]),
    ),
    http: kept(Object.entries(environment.http).map(([name, found]) => [name, own(name) ? access(found) : undefined])),
    ...(security && { kafka: security }),
    ...kept([
      ["files", follow(environment.files)],
      ["endpoint", follow(environment.s3.endpoint)],
      ["region", follow(environment.s3.region)],
    ]),
  };
  return { picked, problems };
}
