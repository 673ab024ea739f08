using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>The sample, running on a free port as a process of its own.</summary>
internal sealed partial class Service : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Service(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    public Uri Address => _address.Task.Result;

    /// <summary>What it has logged so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<Service> StartAsync()
    {
        var home = Home();
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Of the same configuration and framework as this program.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        start.ArgumentList.Add(
            Path.Combine(home, "bin", build.Parent!.Name, build.Name, "InteractiveAi.Client.Samples.AspNetCore.dll")
        );
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add("--Telemetry:LogSpans=true");
        foreach (var name in new[] { "LLMROUTER_API_KEY", "JAMAI_TOKEN", "InteractiveAi__ApiKey", "JamAi__ApiKey" })
        {
            start.Environment.Remove(name);
        }

        // Not Development: its user secrets may hold a real key.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        Service service = new(Process.Start(start)!);
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        try
        {
            await service._address.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            var output = service.Output;
            await service.DisposeAsync();
            throw new CheckFailedException($"The sample did not start: {output}");
        }

        return service;
    }

    /// <summary>Waits until the log has a word.</summary>
    public async Task LoggedAsync(string expected, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!Output.Contains(expected, StringComparison.Ordinal) && Stopwatch.GetElapsedTime(began).TotalSeconds < 5)
        {
            await Task.Delay(50);
        }

        Expect.In(Output, expected, what);
    }

    /// <summary>Asks it to end, as a host would, and sees that it does.</summary>
    public async Task StopAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill();
        }
        else
        {
            using var asked = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await asked.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
        Expect.That(
            OperatingSystem.IsWindows() || _process.ExitCode is 0,
            "it ends when it is asked to",
            $"exit code {_process.ExitCode}"
        );
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Home()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InteractiveAi.Client.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new CheckFailedException("This program belongs into a clone of the repository.")
            : Path.Combine(folder.FullName, "samples", "AspNetCore");
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (Listening().Match(line) is { Success: true } found)
        {
            _address.TrySetResult(new Uri(found.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
