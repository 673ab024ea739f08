using System.Diagnostics;

namespace InteractiveAi.Client.AotTests;

/// <summary>Runs named checks one after the other, prints a line for each and counts them.</summary>
/// <remarks>A test framework finds its tests by reflection, which is what this program must do without.</remarks>
internal sealed class CheckRunner(TextWriter output, TimeSpan limit)
{
    private int passed;
    private int failed;

    public async Task RunAsync(string name, Func<CancellationToken, Task> check)
    {
        var started = Stopwatch.GetTimestamp();
        var failure = await FailureOfAsync(check);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (failure is null)
        {
            passed++;
            output.WriteLine($"pass  {name} ({took:F0} ms)");
        }
        else
        {
            failed++;
            output.WriteLine($"FAIL  {name} ({took:F0} ms)");
            output.WriteLine(failure.ToString());
        }
    }

    /// <summary>Prints the totals and says how many checks failed, as the exit code; 1 too if there was none to run.</summary>
    public int Summarise()
    {
        output.WriteLine($"{passed} passed, {failed} failed");
        return passed + failed == 0 ? 1 : Math.Min(failed, 100);
    }

    private async Task<Exception?> FailureOfAsync(Func<CancellationToken, Task> check)
    {
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            // The wait is for a check that does not observe its token: it must not hang the build.
            await check(deadline.Token).WaitAsync(limit + TimeSpan.FromSeconds(5));
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
