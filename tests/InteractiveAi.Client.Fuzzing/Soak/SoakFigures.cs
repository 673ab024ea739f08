namespace InteractiveAi.Client.Fuzzing;

/// <summary>What this process holds at one moment.</summary>
/// <param name="Connections">Connections that are open at the server.</param>
/// <param name="Descriptors">Open files and sockets; -1 where they cannot be counted.</param>
/// <param name="Memory">Managed memory after collections, in bytes.</param>
/// <param name="Timers">Timers that are running.</param>
/// <param name="Pending">Work that waits for a thread.</param>
internal sealed record SoakFigures(int Connections, int Descriptors, long Memory, long Timers, long Pending)
{
    public const string Head =
        "| when | connections | descriptors | managed KB | timers | pending |\n|---|---:|---:|---:|---:|---:|";

    public static SoakFigures Now(SoakServer server)
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        const string Open = "/proc/self/fd";
        return new SoakFigures(
            server.Open,
            Directory.Exists(Open) ? Directory.GetFileSystemEntries(Open).Length : -1,
            GC.GetTotalMemory(forceFullCollection: true),
            Timer.ActiveCount,
            ThreadPool.PendingWorkItemCount
        );
    }

    public string Row(string when) =>
        $"| {when} | {Connections} | {Descriptors} | {Memory / 1024:N0} | {Timers} | {Pending} |";
}
