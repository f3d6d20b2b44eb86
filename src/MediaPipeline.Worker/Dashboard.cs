using System.Net;
using System.Text;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MediaPipeline.Worker;

/// <summary>
/// Hangfire's dashboard with episodes and stages by their names. Read-only unless asked otherwise. On this machine's own
/// address for whoever sits at it; on any other only with a user name and a password.
/// </summary>
public static class Dashboard
{
    /// <summary>The environment variable with the user's name.</summary>
    public const string UserVariable = "MEDIAPIPELINE_DASHBOARD_USER";

    /// <summary>The environment variable with the password's hash.</summary>
    public const string HashVariable = "MEDIAPIPELINE_DASHBOARD_HASH";

    /// <summary>The hash of a password, as <see cref="HashVariable"/> wants it.</summary>
    public static string HashOf(string password) => DashboardPassword.Of(password);

    /// <summary>Starts it.</summary>
    /// <param name="queue">The queue that it shows.</param>
    /// <param name="address">Where it listens: <c>http://127.0.0.1:9000</c>, or host and port, or a port alone.</param>
    /// <param name="mayWrite">Whether jobs may be retried and deleted there.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="WrongInputException">The address is none, or open to others without a password.</exception>
    /// <exception cref="PipelineException">The address is taken.</exception>
    public static async Task<WebApplication> StartAsync(JobQueue queue, string address, bool mayWrite, CancellationToken cancellationToken)
    {
        var place = PlaceOf(address);
        var password = DashboardPassword.FromEnvironment();
        if (password is null && !IsLoopback(place))
        {
            throw new WrongInputException(
                $"The dashboard would be open to whoever reaches {place.Authority}.",
                null,
                $"Set {UserVariable} and {HashVariable} (made by: mediapipeline worker --hash-password); or listen on 127.0.0.1 behind a reverse proxy, as docs/scale-out.md shows."
            );
        }
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(place.GetLeftPart(UriPartial.Authority));
        builder.Services.AddHangfire(c => c.UseStorage(queue.Storage));
        var app = builder.Build();
        app.Use((context, next) => GuardAsync(context, next, password));
        app.UseHangfireDashboard(
            "",
            new DashboardOptions
            {
                DashboardTitle = "MediaPipeline",
                AppPath = null,
                IsReadOnlyFunc = _ => !mayWrite,
                DisplayStorageConnectionString = false,
                Authorization = [new Guarded()],
                DisplayNameFunc = (_, job) =>
                    job.Args is [string episode, string stage, string why, ..] ? $"{episode}: {stage} ({why})" : job.ToString(),
            },
            queue.Storage
        );
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new PipelineException($"The dashboard cannot listen there: {e.Message}", place.Authority, "Choose another port.", e);
        }
        return app;
    }

    /// <summary>Lets in who knows the password; without one, whoever asks for this machine by its own name.</summary>
    private static async Task GuardAsync(HttpContext context, RequestDelegate next, DashboardPassword? password)
    {
        context.Response.Headers.XFrameOptions = "DENY";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        if (password is null)
        {
            // A page elsewhere whose name was made to point here (DNS rebinding) has another host.
            if (context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
            {
                await next(context);
                return;
            }
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }
        if (Credentials(context.Request.Headers.Authorization.ToString()) is var (user, secret) && password.Is(user, secret))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"MediaPipeline\", charset=\"UTF-8\"";
    }

    private static (string User, string Password)? Credentials(string header)
    {
        const string Basic = "Basic ";
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..], bytes, out var count))
        {
            return null;
        }
        var parts = Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }

    private static Uri PlaceOf(string address)
    {
        var text = int.TryParse(address, out _) ? $"127.0.0.1:{address}" : address;
        return
            Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out var place)
            && place.Scheme == Uri.UriSchemeHttp
            && place.AbsolutePath == "/"
            ? place
            : throw new WrongInputException(
                $"'{address}' is no address to listen on.",
                null,
                "Say a port, or host and port: --dashboard 127.0.0.1:9000"
            );
    }

    private static bool IsLoopback(Uri place) =>
        place.Host == "localhost" || IPAddress.TryParse(place.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    /// <summary>Whoever comes so far was let in.</summary>
    private sealed class Guarded : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => true;
    }
}
