# bylawkit in a container:
#
#   docker build -t bylawkit .                              the tool
#   docker build -t bylawkit-documents --target documents . with LibreOffice and fonts, for --to pdf
#   docker run --rm -v "$PWD:/bylaws" bylawkit check .
#
# The folder of the bylaws is /bylaws. Output belongs to the user that `docker run --user` names.

FROM python:3.13-slim AS build
WORKDIR /source
RUN pip install --no-cache-dir hatchling
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY grammar ./grammar
COPY templates ./templates
COPY docs/man ./docs/man
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels .

FROM python:3.13-slim AS installed
COPY constraints.txt /wheels/constraints.txt
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --constraint /wheels/constraints.txt "$(echo /wheels/*.whl)[scale,lsp,enforce,sign]" \
 && rm -rf /wheels \
 && useradd --create-home bylawkit
ENV LC_ALL=C.UTF-8
WORKDIR /bylaws
ENTRYPOINT ["bylawkit"]
CMD ["--help"]

FROM installed AS documents
RUN apt-get update -qq \
 && apt-get install -qq -y --no-install-recommends libreoffice-writer-nogui fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
USER bylawkit

FROM installed AS tool
USER bylawkit
