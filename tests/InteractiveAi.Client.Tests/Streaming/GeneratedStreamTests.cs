using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>Folding a stream gives the completion of the same answer, for any answer and however it is cut.</summary>
public class GeneratedStreamTests
{
    [Test]
    public void Fold_OfAnyAnswer_IsItsCompletion([Range(0, 19)] int tenth)
    {
        for (var seed = tenth * 100; seed < (tenth + 1) * 100; seed++)
        {
            var (json, events) = new AnswerGenerator(seed).Next();

            var completion = Chunks.Fold(events);

            Assert.That(
                CanonicalJson.Of(completion),
                Is.EqualTo(CanonicalJson.Of(Wire.Read<ChatCompletion>(json))),
                $"seed {seed}"
            );
        }
    }

    [Test]
    public void Fold_OfAnyAnswerWrittenBack_IsItsCompletion([Range(0, 4)] int tenth)
    {
        for (var seed = 10_000 + tenth * 100; seed < 10_000 + (tenth + 1) * 100; seed++)
        {
            var (json, events) = new AnswerGenerator(seed).Next();
            // What goes through the contracts of parts and details has to be whole characters.
            var chunks = events.Where(static data => !data.Contains("\\ud", StringComparison.Ordinal)).ToList();

            foreach (var data in chunks)
            {
                var chunk = Chunks.Read(data);
                Assert.That(CanonicalJson.Of(Wire.Write(chunk)), Is.EqualTo(CanonicalJson.Of(data)), $"seed {seed}");
            }

            var completion = Wire.Read<ChatCompletion>(json);
            var again = Chunks.Fold(Wire.Write(CompletionChunks.FromCompletion(completion)));
            Assert.That(CanonicalJson.Of(again), Is.EqualTo(CanonicalJson.Of(completion)), $"seed {seed}");
        }
    }

    [Test]
    public void Fold_OfATextCutInEveryPossibleWay_IsTheText()
    {
        const string Text = "a🌊\"é\n{1";

        for (var cuts = 0; cuts < 1 << (Text.Length - 1); cuts++)
        {
            var events = new List<string>();
            var start = 0;
            for (var end = 1; end <= Text.Length; end++)
            {
                if (end == Text.Length || (cuts >> (end - 1) & 1) is 1)
                {
                    var piece = Escaped(Text[start..end]);
                    events.Add(
                        $$$"""{"choices":[{"index":0,"delta":{"content":{{{piece}}},"reasoning":{{{piece}}},"refusal":{{{piece}}},"x":{{{piece}}},"reasoning_details":[{"type":"reasoning.text","text":{{{piece}}},"index":0}],"tool_calls":[{"index":0,"function":{"arguments":{{{piece}}}}}]}}]}"""
                    );
                    start = end;
                }
            }

            var message = Chunks.Fold(events).Message;

            Assert.That(
                new[]
                {
                    message.Content!.Text,
                    message.Reasoning,
                    message.Refusal,
                    message.AdditionalProperties!["x"].GetString(),
                    ((TextReasoningDetail)message.ReasoningDetails!.Single()).Text,
                    message.ToolCalls!.Single().Function.Arguments,
                },
                Is.All.EqualTo(Text)
            );
        }
    }

    private static string Escaped(string text)
    {
        var json = new StringBuilder().Append('"');
        foreach (var unit in text)
        {
            json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return json.Append('"').ToString();
    }
}
