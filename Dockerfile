# The daemon with its status page, as nobody in particular, on a root that nobody writes to:
#
#   docker build --tag policy-monitor .
#   docker run --init --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     --mount type=volume,source=policies,target=/var/lib/policy-monitor \
#     --mount type=bind,source="$PWD/watchlist.toml",target=/var/lib/policy-monitor/watchlist.toml,readonly \
#     policy-monitor
#
# All that it keeps lies in the volume. Any verb can follow the image's name: … policy-monitor status
#
# `make base-image` pins the base to its present digest; without one the tag decides.
ARG BASE=python:3.11-slim

FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv --without-pip /opt/policy-monitor && python -m venv --without-pip /opt/build
WORKDIR /source
COPY requirements.lock requirements-build.lock ./
RUN pip --python /opt/policy-monitor/bin/python install --require-hashes --requirement requirements.lock \
    && pip --python /opt/build/bin/python install --require-hashes --requirement requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY monitor ./monitor
RUN pip --python /opt/build/bin/python wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && pip --python /opt/policy-monitor/bin/python install --no-index --no-deps /wheels/*.whl \
    && /opt/policy-monitor/bin/python -m compileall -q /opt/policy-monitor/lib

FROM ${BASE}
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /var/lib/policy-monitor \
        --shell /usr/sbin/nologin monitor \
    && install --directory --owner monitor --group monitor --mode 0700 /var/lib/policy-monitor
COPY --from=build /opt/policy-monitor /opt/policy-monitor
ENV PATH=/opt/policy-monitor/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HEALTH=http://127.0.0.1:8321/healthz
USER 10001:10001
WORKDIR /var/lib/policy-monitor
VOLUME /var/lib/policy-monitor
EXPOSE 8321
STOPSIGNAL SIGTERM
# HEALTH follows [web] listen; with [web] off, or on a unix socket, run the container with --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=10s --start-period=5m --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(os.environ['HEALTH'], timeout=8)"]
ENTRYPOINT ["policy-monitor"]
CMD ["run"]
