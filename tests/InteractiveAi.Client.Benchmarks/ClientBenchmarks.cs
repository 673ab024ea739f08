using BenchmarkDotNet.Attributes;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The same clients and bytes under BenchmarkDotNet, for whoever wants its statistics: <c>bdn --filter *Text*</c>.</summary>
[MemoryDiagnoser]
public class ClientBenchmarks
{
    private Func<Task> _run = static () => Task.CompletedTask;

    public static IEnumerable<string> Clients => ClientList.Names;

    public static IEnumerable<string> Answers =>
        [
            "Text-200",
            "Text-2000",
            "Text-20000",
            "Text-2000-ragged",
            "Router-2000",
            "Unknown-2000",
            "Tool-2000",
            "Reasoning-2000",
            "small",
            "large",
            "conversation",
        ];

    [ParamsSource(nameof(Answers))]
    public string Answer { get; set; } = "";

    [ParamsSource(nameof(Clients))]
    public string Client { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        string[] words = Answer.Split('-');
        WireScript script = words[0] switch
        {
            "small" or "conversation" => AnswerScript.Small(),
            "large" => AnswerScript.Large(),
            _ => ResponseBytes.Script(words[0], words[1]),
        };
        RequestScript request = words[0] is "conversation" ? RequestScript.Conversation() : RequestScript.Small();
        _run = MemoryTopic
            .Subjects(script, request, ragged: words[^1] is "ragged", choose: name => name == Client)
            .Single()
            .Run;
    }

    [Benchmark]
    public Task Run() => _run();
}
