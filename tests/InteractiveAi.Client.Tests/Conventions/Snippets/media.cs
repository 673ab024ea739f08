// The bytes of an image at hand.
global using static MediaSetup;

static class MediaSetup
{
    public static byte[] png => [0x89, 0x50, 0x4E, 0x47];
}
