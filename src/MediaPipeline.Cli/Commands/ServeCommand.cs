using System.CommandLine;
using System.Net;
using MediaPipeline.Feeds;
using MediaPipeline.Shows;
using MediaPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>serve</c>: the published folder on localhost, to listen and look.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port; 0 for any that is free.",
        DefaultValueFactory = _ => 8080,
    };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen at; others than 127.0.0.1 let other machines in.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    public static Command Create()
    {
        var command = new Command(
            "serve",
            """
            Serves the published folder on this machine, with byte ranges, until Ctrl-C.

            Example: mediapipeline serve --port 8080
            """
        )
        {
            Port,
            Host,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(parsed);
        if (workspace.Show.Publishing.Target != PublishingTarget.Folder)
        {
            throw new WrongInputException(
                "The show publishes to Azure Blob Storage, so there is no folder to serve.",
                workspace.Root,
                "Set 'publishing.target' to \"folder\" to try it here first."
            );
        }
        var folder = workspace.Target().Name;
        if (!Directory.Exists(folder))
        {
            throw new WrongInputException("Nothing is published yet.", folder, "Run: mediapipeline produce EPISODE");
        }
        if (!IPAddress.TryParse(parsed.GetValue(Host), out var address))
        {
            throw new WrongInputException(
                $"'{parsed.GetValue(Host)}' is no IP address.",
                null,
                "Use 127.0.0.1 for this machine alone, 0.0.0.0 for all."
            );
        }
        await using var app = Build(folder, workspace.Show, new IPEndPoint(address, parsed.GetValue(Port)));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new PipelineException(
                $"Port {parsed.GetValue(Port)} cannot be used: {e.InnerException?.Message ?? e.Message}",
                null,
                "Choose another: --port 8081",
                e
            );
        }
        AnsiConsole.WriteLine($"{folder} at {app.Urls.First()}/index.html (Ctrl-C ends it)");
        await app.WaitForShutdownAsync(cancellationToken);
        return (int)ExitCode.Done;
    }

    /// <summary>The server: static files with ETags, ranges, HEAD, compression of text, and any origin allowed to read.</summary>
    private static WebApplication Build(string folder, Show show, IPEndPoint endPoint)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(endPoint));
        builder.Services.AddResponseCompression(o => o.MimeTypes = ContentTypes.Texts);
        builder.Services.AddLogging(l => l.ClearProviders());
        var app = builder.Build();
        // Beside the pages' own: transcripts and notes are HTML, too, and no script is ever meant to stand in them. The page of what
        // is not there names its script by the site's address.
        var policy = $"script-src 'self' {new SiteAddresses(show.Site).Of("assets/")}; object-src 'none'; base-uri 'none'";
        app.UseResponseCompression();
        app.Use(
            (context, next) =>
            {
                context.Response.Headers.AccessControlAllowOrigin = "*";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                context.Response.Headers.ContentSecurityPolicy = policy;
                return next(context);
            }
        );
        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                ContentTypeProvider = new PublishedTypes(),
                ServeUnknownFileTypes = false,
                OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "no-cache",
            }
        );
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            var page = Path.Combine(folder, Pages.NotFoundName);
            if (!File.Exists(page))
            {
                return context.Response.WriteAsync("Not found\n");
            }
            context.Response.ContentType = ContentTypes.Of(page);
            return context.Response.SendFileAsync(page);
        });
        return app;
    }

    /// <summary>The types that published files have on any target.</summary>
    private sealed class PublishedTypes : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            contentType = ContentTypes.Of(subpath);
            return true;
        }
    }
}
