using System.Globalization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Which types a client allocates, by sampling: <c>profile "ours" Text</c>, or <c>small</c>, <c>large</c>, <c>conversation</c>.</summary>
internal static class ProfileTopic
{
    private const long Enough = 400_000_000;

    public static void Run(Settings settings)
    {
        string client = settings.Rest.ElementAtOrDefault(0) ?? OurClient.ClientName;
        string what = settings.Rest.ElementAtOrDefault(1) ?? nameof(StreamKind.Text);
        (WireScript answer, RequestScript request) = what switch
        {
            "small" => (AnswerScript.Small(), RequestScript.Small()),
            "large" => (AnswerScript.Large(), RequestScript.Small()),
            "conversation" => (AnswerScript.Small(), RequestScript.Conversation()),
            "short" => (StreamScript.Render(StreamKind.Text, 20) with { Units = 1 }, RequestScript.Small()),
            _ => (StreamScript.Render(Enum.Parse<StreamKind>(what), 2_000), RequestScript.Small()),
        };
        Subject subject = MemoryTopic.Subjects(answer, request, choose: name => name == client).Single();
        Measurement measured = new Meter(1).Measure([subject]).Single();
        using AllocationTicks ticks = new();
        ticks.IsCounting = true;
        int runs = (int)(Enough / (measured.Bytes * subject.Units)) + 1;
        for (int i = 0; i < runs; i++)
        {
            subject.Run().GetAwaiter().GetResult();
        }

        ticks.IsCounting = false;
        int all = ticks.Ticks.Values.Sum();
        Table table = new($"{client}, {what}: {Table.Bytes(measured.Bytes)} per unit, {all} samples", "type", "bytes");
        foreach ((string type, int count) in ticks.Ticks.OrderByDescending(static pair => pair.Value).Take(30))
        {
            table.Add(type, string.Create(CultureInfo.InvariantCulture, $"{measured.Bytes * count / all:#,0}"));
        }

        Console.WriteLine(table);
    }
}
