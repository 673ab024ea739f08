using System.Diagnostics;
using System.Globalization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>This program once more, in a process of its own.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Starts a server and returns it with its port.</summary>
    public static (Child Server, int Port) StartServer()
    {
        Child server = new(Start(["server"], spinless: false));
        return (server, int.Parse(server._process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Runs a subcommand to its end and returns what it printed.</summary>
    /// <param name="spinless">Whether idle threads of its pool go to sleep at once instead of spinning first.</param>
    public static string Output(IEnumerable<string> arguments, bool spinless = false)
    {
        using Process process = Start(arguments, spinless);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode is 0
            ? output
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments, bool spinless)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
        {
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (spinless)
        {
            start.Environment["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0";
        }

        return Process.Start(start)!;
    }
}
