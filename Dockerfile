# The image of the assistant. What it keeps is in /data; all else may be read-only:
#
#   docker build -t asisten-paradiplomasi .
#   docker run -d --name asisten --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     --env-file .env -v asisten-data:/data -p 127.0.0.1:8080:8080 --stop-timeout 40 asisten-paradiplomasi

FROM node:20-bookworm-slim AS build
# One package, hnswlib-node, is compiled.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/run.js scripts/
COPY src src
COPY corpus corpus
COPY prompts prompts
# Made here, since nothing can be written next to the code later.
RUN node scripts/run.js --bundle src/main.ts src/cli/ask.ts src/cli/backup.ts src/cli/doctor.ts src/cli/index.ts src/cli/ingest.ts

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data HTTP_HOST=0.0.0.0 HTTP_PORT=8080
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not by npm, which would keep the signals to itself.
CMD ["node", "scripts/run.js", "src/main.ts"]
