import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { MAVEN_LOG, runMaven } from "./maven.mjs";
import { ROOT, TOOLS } from "./paths.mjs";
import { runTool } from "./run-tool.mjs";
import { say, since } from "./say.mjs";
import { filesUnder, hashOf, megabytes, readStamp, sizeOf, writeStamp } from "./stamp.mjs";

// The version that flink/pom.xml pins too, so that one plugin is fetched and not two.
const DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

/** The Java programs of the stack: each says whether it is there, and how it gets there. @param {Record<string, string>} versions */
export function engineSteps(versions) {
  return [kafkaStep(versions), registryStep(versions), flinkStep()];
}

function kafkaStep(versions) {
  const { KAFKA_VERSION: version, KAFKA_SCALA_VERSION: scala, LOG4J_VERSION: log4j } = versions;
  const folder = join(TOOLS, "jars", `kafka-${version}`);
  const stamp = join(folder, ".complete");
  const hash = hashOf([], [version, scala, log4j]);
  return {
    isDone: () => readStamp(stamp)?.hash === hash,
    async run(java) {
      const began = performance.now();
      say(`Kafka ${version}: fetching the broker (46 jars, 44 MB) by Maven; it carries the logs`);
      const draft = join(TOOLS, "setup", `kafka.draft`);
      await inDraft(draft, async () => {
        const pom = join(draft, "pom.xml");
        // Without the logging binding a broker that does not start says nothing at all.
        const wanted = [
          dependency("org.apache.kafka", `kafka_${scala}`, version),
          dependency("org.apache.logging.log4j", "log4j-slf4j-impl", log4j),
        ];
        writeFileSync(pom, project("sluice", "kafka-jars", "1", wanted.join("")));
        const jars = join(draft, "jars");
        const goal = [`${DEPENDENCY_PLUGIN}:copy-dependencies`, `-DoutputDirectory=${jars}`, "-DincludeScope=runtime"];
        await runMaven(`Kafka ${version}`, ["-f", pom, ...goal], { javaHome: java.home });
        moveInto(jars, folder);
      });
      writeStamp(stamp, { hash });
      say(`Kafka ${version}: ready (${jarCount(folder)} jars, ${megabytes(sizeOf(folder))}, ${since(began)})`);
    },
  };
}

function registryStep({ APICURIO_VERSION: version }) {
  const folder = join(TOOLS, `apicurio-${version}`);
  const stamp = join(folder, ".complete");
  const hash = hashOf([], [version]);
  return {
    isDone: () => readStamp(stamp)?.hash === hash,
    async run(java) {
      const began = performance.now();
      say(`Apicurio Registry ${version}: fetching (109 MB) by Maven; it guards the schemas`);
      const draft = join(TOOLS, "setup", `apicurio.draft`);
      await inDraft(draft, async () => {
        const pom = join(draft, "pom.xml");
        // The project takes the artefact's own name: Maven then reads this description in place of the published one, whose
        // parent is not on every mirror. Only the archive is wanted, none of its dependencies.
        writeFileSync(pom, project("io.apicurio", "apicurio-registry-app", version, "", "pom"));
        const artifact = `io.apicurio:apicurio-registry-app:${version}:tar.gz:all`;
        const goal = [`${DEPENDENCY_PLUGIN}:copy`, `-Dartifact=${artifact}`, `-DoutputDirectory=${draft}`];
        await runMaven(`Apicurio Registry ${version}`, ["-f", pom, ...goal], { javaHome: java.home });
        const unpacked = join(draft, "unpacked");
        mkdirSync(unpacked);
        const archive = join("..", `apicurio-registry-app-${version}-all.tar.gz`);
        const { code, lines } = await runTool("tar", ["-xzf", archive], { cwd: unpacked, log: MAVEN_LOG });
        if (code !== 0) {
          throw new SetupFailure(
            "SLUICE_MAVEN",
            `the archive of Apicurio Registry ${version} cannot be unpacked: ${lines.at(-1)}`,
            `is the disk full, is \`tar\` there? The whole output: ${MAVEN_LOG}`,
          );
        }
        moveInto(unpacked, folder);
      });
      writeStamp(stamp, { hash });
      say(`Apicurio Registry ${version}: ready (${megabytes(sizeOf(folder))}, ${since(began)})`);
    },
  };
}

function flinkStep() {
  const module = join(ROOT, "flink");
  const target = join(module, "local", "target");
  const jar = join(target, "sluice-flink-local.jar");
  const stamp = join(TOOLS, "setup", "flink.json");
  // `bench` is built by the benchmark alone.
  const sources = () =>
    filesUnder(module).filter(
      (file) =>
        !/[\\/]flink[\\/]bench[\\/]/.test(file) && (file.endsWith("pom.xml") || /[\\/]src[\\/]main[\\/]/.test(file)),
    );
  const isBuilt = () => [jar, join(target, "lib"), join(target, "plugins")].every((path) => existsSync(path));
  return {
    isDone() {
      if (!isBuilt()) return false;
      const files = sources();
      // What was built by hand, with Maven itself, counts as well.
      return readStamp(stamp)?.hash === hashOf(files) || newest(files) < statSync(jar).mtimeMs;
    },
    async run(java) {
      const began = performance.now();
      const hash = hashOf(sources());
      const first = isBuilt() ? "its sources changed" : "fetches Flink with Kafka, Parquet and S3, about 260 MB";
      say(`Java module flink/: building (${first})`);
      // Tests are not compiled either: their libraries are only fetched by `npm test`.
      const loaded = await runMaven(
        "Java module flink/",
        ["-f", join(module, "pom.xml"), "package", "-Dmaven.test.skip=true"],
        { javaHome: java.home },
      );
      if (!isBuilt())
        throw new SetupFailure(
          "SLUICE_MAVEN",
          "the build of flink/ ended well but made no flink/local/target/sluice-flink-local.jar",
          `the whole output: ${MAVEN_LOG}`,
        );
      writeStamp(stamp, { hash });
      say(
        `Java module flink/: ready (${jarCount(join(target, "lib"))} jars, ${megabytes(sizeOf(join(target, "lib")))}; ${megabytes(loaded.bytes)} downloaded, ${since(began)})`,
      );
    },
  };
}

/** The latest change under these files, folders included: a removed file changes its folder. @param {string[]} files */
function newest(files) {
  const paths = new Set([...files, ...files.map((file) => dirname(file))]);
  return Math.max(
    0,
    ...[...paths].filter((path) => path !== join(ROOT, "flink")).map((path) => statSync(path).mtimeMs),
  );
}

function jarCount(folder) {
  return readdirSync(folder).filter((name) => name.endsWith(".jar")).length;
}

async function inDraft(draft, work) {
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await work();
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function moveInto(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

function dependency(group, artifact, version) {
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
}

function project(group, artifact, version, dependencies, packaging = "jar") {
  return `<project><modelVersion>4.0.0</modelVersion><groupId>${group}</groupId><artifactId>${artifact}</artifactId>
<version>${version}</version><packaging>${packaging}</packaging><dependencies>${dependencies}</dependencies></project>
`;
}
