# The program with its models, ffmpeg and espeak-ng. The show is the folder mounted at /show:
#   docker build -t mediapipeline .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/show" mediapipeline produce --all
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/MediaPipeline.Cli -c Release -o /mediapipeline

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg espeak-ng \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /mediapipeline /opt/mediapipeline
# What is heard and downloaded is kept with the show, which its owner can write to.
ENV PATH="$PATH:/opt/mediapipeline" XDG_CACHE_HOME=/show/.mediapipeline/cache
WORKDIR /show
USER app
ENTRYPOINT ["mediapipeline"]
