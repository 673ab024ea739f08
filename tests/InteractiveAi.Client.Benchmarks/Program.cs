using BenchmarkDotNet.Running;
using InteractiveAi.Client.Benchmarks;

Settings settings = Settings.Parse(args);
switch (settings.Command)
{
    case "memory":
        new MemoryTopic(settings).Run();
        return 0;
    case "socket":
        new SocketTopic(settings).Run();
        return 0;
    case "requests":
        new RequestsTopic(settings).Run();
        return 0;
    case "start":
        new StartTopic(settings).Run();
        return 0;
    case "all":
        new MemoryTopic(settings).Run();
        new SocketTopic(settings).Run();
        new RequestsTopic(settings).Run();
        new StartTopic(settings).Run();
        return 0;
    case "budget":
        return BudgetTopic.Run();
    case "bdn":
        BenchmarkSwitcher.FromTypes([typeof(ClientBenchmarks)]).Run(args[1..]);
        return 0;
    case "profile":
        ProfileTopic.Run(settings);
        return 0;
    case "server":
        LoopbackServer.Run();
        return 0;
    case "live":
        SocketTopic.Live(settings);
        return 0;
    case "peak":
        RequestsTopic.Peak(settings);
        return 0;
    default:
        Console.Error.WriteLine(
            "Say what to measure: memory, socket, requests, start, all, budget, bdn, or profile CLIENT ANSWER."
        );
        return 2;
}
