using System.Diagnostics;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>A Chromium without a window.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;

    private Browser(Process process, DirectoryInfo profile, DevTools page)
    {
        _process = process;
        _profile = profile;
        Page = page;
    }

    public DevTools Page { get; }

    public static async Task<Browser> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("aspnetcore-sample-");
        ProcessStartInfo start = new(Find()) { RedirectStandardError = true };
        foreach (
            var argument in new[]
            {
                "--headless=new",
                "--remote-debugging-port=0",
                $"--user-data-dir={profile.FullName}",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--force-color-profile=srgb",
                "about:blank",
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        // In a container it is usually root, for whom Chromium's own sandbox does not work.
        if (Environment.UserName is "root")
        {
            start.ArgumentList.Add("--no-sandbox");
        }

        var process = Process.Start(start)!;
        try
        {
            var address = await AddressAsync(process).WaitAsync(Patience);
            using HttpClient http = new();
            var pages = JsonNode
                .Parse(await http.GetStringAsync(new Uri($"http://{address.Authority}/json/list")))!
                .AsArray();
            var page = pages.First(static one => (string?)one!["type"] is "page")!;
            return new Browser(
                process,
                profile,
                await DevTools.ConnectAsync(new Uri((string)page["webSocketDebuggerUrl"]!))
            );
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A last helper process may still be writing; the folder for temporary files is emptied by others.
        }
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new CheckFailedException(
            "There is no chromium in PATH. On Debian and Ubuntu: apt-get install chromium. Elsewhere put Chromium or Chrome into PATH under one of these names: "
                + string.Join(", ", Names)
        );

    private static Task<Uri> AddressAsync(Process process)
    {
        TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new CheckFailedException("Chromium ended before it began."));
            }
            else if (line.Data.StartsWith(Announcement, StringComparison.Ordinal))
            {
                address.TrySetResult(new Uri(line.Data[Announcement.Length..]));
            }
        };
        process.BeginErrorReadLine();
        return address.Task;
    }
}
