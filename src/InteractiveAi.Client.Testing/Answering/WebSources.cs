using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>Web results that are made up around the topic, on domains that belong to nobody.</summary>
internal static class WebSources
{
    private static readonly string[] Hosts = ["example.com", "example.org", "example.net"];

    public static (string Text, IReadOnlyList<Citation> Citations) Cite(string text, ReplyContext context, int count)
    {
        var topic = TopicWords.Of(context.Text, 2) is { Count: > 0 } words ? string.Join(' ', words) : "conversation";
        var slug = Uri.EscapeDataString(topic.ToLowerInvariant().Replace(' ', '-'));
        var answer = new StringBuilder(text).Append("\n\nSources:");
        List<Citation> citations = [];
        foreach (var host in Hosts.Take(count))
        {
            var url = $"https://{host}/{slug}";
            answer.Append(' ');
            var start = answer.Length;
            answer.Append('[').Append(host).Append("](").Append(url).Append(')');
            citations.Add(
                new Citation(url, $"About {topic}", $"What {host} says about {topic}.", start, answer.Length)
            );
        }

        return (answer.ToString(), citations);
    }
}
