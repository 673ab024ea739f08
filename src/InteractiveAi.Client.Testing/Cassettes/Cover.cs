using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>A part of a body that is left out, and what stands there instead.</summary>
internal readonly record struct Cover(int Start, int End, string With = Redaction.Mark)
{
    /// <summary>The body without these parts.</summary>
    public static byte[] Write(byte[] body, List<Cover> covers)
    {
        covers.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        using MemoryStream written = new(body.Length);
        var position = 0;
        for (var index = 0; index < covers.Count; )
        {
            var cover = covers[index++];
            while (index < covers.Count && covers[index].Start <= cover.End)
            {
                // A number that is hidden as a whole, in quotes, stays so, however small the part of it that is one.
                cover = cover with
                {
                    End = Math.Max(cover.End, covers[index].End),
                    With = cover.With.Length >= covers[index].With.Length ? cover.With : covers[index].With,
                };
                index++;
            }

            written.Write(body, position, cover.Start - position);
            written.Write(Encoding.UTF8.GetBytes(cover.With));
            position = cover.End;
        }

        written.Write(body, position, body.Length - position);
        return written.ToArray();
    }
}
